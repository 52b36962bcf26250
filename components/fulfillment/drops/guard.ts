import { forbidden, notFound } from "next/navigation";
import { staffViewer } from "@/components/fulfillment/guard";
import { isManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { isAppError } from "@/lib/platform/errors";

/** The manager that looks at this page; others are sent to sign in, or told that it is not theirs. */
export async function managerViewer(path: string): Promise<Viewer> {
  const viewer = await staffViewer(path);
  if (!isManager(viewer)) forbidden();
  return viewer;
}

/** A drop that is not there becomes the page that says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error, "drop_not_found")) notFound();
    throw error;
  }
}
