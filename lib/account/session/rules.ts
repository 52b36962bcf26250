import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";

/** Whether the viewer belongs to the team. */
export const isStaff = ({ role }: Pick<Viewer, "role">): boolean => role === "fulfillment";

/** @throws AppError forbidden to all but the team */
export function assertStaff(viewer: Viewer): void {
  if (!isStaff(viewer)) throw new AppError("forbidden");
}

/** Whether a session from that moment still counts: it ends when the password is changed, wherever it is. */
export const isOfPassword = (
  session: { readonly passwordSetAt?: string | undefined },
  customer: { readonly passwordSetAt?: string | undefined },
): boolean => session.passwordSetAt === customer.passwordSetAt;
