import { AppError } from "@/lib/platform/errors";
import { problem } from "@/lib/platform/http/route";

const nothingHere = async () => problem(new AppError("not_found"));

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
