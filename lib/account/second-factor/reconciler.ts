import { followSecondFactor } from "@/lib/account/customer/store";
import { findSecondFactor } from "@/lib/account/second-factor/store";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { readRoster } from "@/lib/account/team/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";

interface Owner {
  readonly customerId: string;
}

/** What follows a change of a second factor: the account says so, and sessions from before end. */
export const secondFactorReconciler: Reconciler<Owner> = {
  kind: "second-factor",
  load: async (customerId) => ({ customerId }),
  reconcile: async ({ customerId }) => {
    const [factor, roster] = await Promise.all([findSecondFactor(customerId), readRoster()]);
    const without = roster.secondFactor === "required" ? "due" : undefined;
    await followSecondFactor(customerId, factor?.state === "on" ? "on" : without);
    await endStaleSessions(customerId);
  },
  isStalled: () => false, // no page polls it: the sweep alone repairs it
};
