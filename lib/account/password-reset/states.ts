import { isTerminalIn, type Fact, type States } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { PasswordReset, ResetStatus } from "@/lib/account/password-reset/schema";

/** The states of a request for a new password, and the moves between them. */
export const resetStates = {
  pending: { from: [], needs: [], sets: [], when: "asked for" },
  mailed: { from: ["pending"], needs: ["callbackId"], sets: [], when: "link mailed" },
  changed: { from: ["pending", "mailed"], needs: ["usedAt"], sets: [], when: "new password moved to the customer" },
  expired: { from: ["pending", "mailed"], needs: [], forbids: ["usedAt"], sets: [], when: "not used in time" },
  failed: { from: ["pending", "mailed"], needs: [], sets: [], when: "account gone, or password changed elsewhere" },
} as const satisfies States<ResetStatus, PasswordReset>;

export const resetStatuses = Object.keys(resetStates) as readonly ResetStatus[];

/** Whether the request can still be used or expire. */
export const isOpen = ({ status }: { readonly status: ResetStatus }): boolean => !isTerminalIn(resetStates, status);

const open = resetStatuses.filter((status) => isOpen({ status }));

/** What is learned about a request without a move. */
export const resetFacts = {
  callbackId: { during: open, once: false },
  usedAt: { during: open, once: true },
} as const satisfies Partial<Record<Name<PasswordReset>, Fact<ResetStatus>>>;
