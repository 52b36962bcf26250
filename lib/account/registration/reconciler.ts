import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { clickedAtOf } from "@/lib/account/registration/rules";
import type { Registration } from "@/lib/account/registration/schema";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";

/** Its button was pressed, or a newer registration ended it. */
const waitsInVain = (registration: Registration): boolean =>
  registration.status === "expired" || (isOpen(registration) && clickedAtOf(registration) !== undefined);

/** A registration's start, and the click that woke nothing. */
export const registrationReconciler: Reconciler<Registration> = {
  kind: "registration",
  load: findRegistration,
  reconcile: async (registration) => {
    const { registrationId, status } = registration;
    if (status === "pending") await startExecution(env("REGISTRATION_FUNCTION"), registrationId, { registrationId });
    if (registration.callbackId && waitsInVain(registration)) await completeCallback(registration.callbackId, "settle");
  },
  isStalled: (registration, nowMs) =>
    isOpen(registration) &&
    (registration.status === "pending" || clickedAtOf(registration) !== undefined) &&
    isPastRequest(registration, nowMs),
};
