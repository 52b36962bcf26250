import { isPastRequest, type Reconciler } from "@/lib/platform/durable/reconcile";
import { completeCallback, startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { usedAtOf } from "@/lib/account/password-reset/rules";
import type { PasswordReset } from "@/lib/account/password-reset/schema";
import { isOpen } from "@/lib/account/password-reset/states";
import { findReset } from "@/lib/account/password-reset/store";

/** The start of a request for a new password, and the use of its link that woke nothing. */
export const passwordResetReconciler: Reconciler<PasswordReset> = {
  kind: "password-reset",
  load: findReset,
  reconcile: async (reset) => {
    const { resetId, status } = reset;
    if (status === "pending") await startExecution(env("PASSWORD_RESET_FUNCTION"), resetId, { resetId });
    if (isOpen(reset) && usedAtOf(reset) && reset.callbackId) await completeCallback(reset.callbackId, "used");
  },
  isStalled: (reset, nowMs) =>
    isOpen(reset) && (reset.status === "pending" || usedAtOf(reset) !== undefined) && isPastRequest(reset, nowMs),
};
