import { AppError } from "@/lib/errors";
import { problem } from "@/lib/http/route";

const nothingHere = async () => problem(new AppError("not_found"));

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
