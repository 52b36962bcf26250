import { forbidden, notFound, redirect } from "next/navigation";
import { isStaff, owesSecondFactor } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

/** The member of the team that looks at this page; others are sent to sign in, or told that it is not theirs. */
export async function staffViewer(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(path)}`);
  if (!isStaff(viewer)) {
    log.warn("refused", { customerId: viewer.customerId, path });
    forbidden();
  }
  if (owesSecondFactor(viewer)) redirect("/account/second-factor");
  return viewer;
}

/** What lib refuses becomes the page that says so. */
export async function orRefusal<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error, "forbidden")) forbidden();
    if (isAppError(error, "not_found") || isAppError(error, "validation_failed")) notFound();
    throw error;
  }
}
