import "server-only";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { requireViewer } from "@/lib/account/session/server";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";

/** Changes of one shopper, of all kinds together: far above what a person does. */
const PER_SHOPPER = { max: 240, windowSeconds: 60 };
const FREE_OF_COUNTING = 30;

/** Who is signed in and about to change something. The team is not counted. @throws AppError unauthenticated, rate_limited */
export async function requireActor(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!isStaff(viewer)) await rateLimitBeyond(FREE_OF_COUNTING, { key: `act:${viewer.customerId}`, ...PER_SHOPPER });
  return viewer;
}
