import type { Viewer } from "@/lib/auth/schema";
import { AppError } from "@/lib/errors";

/** @throws AppError forbidden to all but the team */
export function assertStaff(viewer: Viewer): void {
  if (viewer.role !== "fulfillment") throw new AppError("forbidden");
}
