import { isTerminalIn, type Fact, type States } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { Invitation, InvitationStatus } from "@/lib/account/invitation/schema";

/** The states of an invitation to the team, and the moves between them. */
export const invitationStates = {
  pending: { from: [], needs: [], sets: [], when: "a manager invited" },
  mailed: { from: ["pending"], needs: ["callbackId"], sets: [], when: "link mailed" },
  accepted: { from: ["pending", "mailed"], needs: ["acceptedAt"], sets: [], when: "password set, account made" },
  expired: { from: ["pending", "mailed"], needs: [], forbids: ["acceptedAt"], sets: [], when: "not accepted in time" },
  failed: { from: ["pending", "mailed"], needs: [], sets: [], when: "withdrawn, or the address is a shopper's" },
} as const satisfies States<InvitationStatus, Invitation>;

export const invitationStatuses = Object.keys(invitationStates) as readonly InvitationStatus[];

/** Whether the invitation can still be accepted or expire. */
export const isOpen = ({ status }: { readonly status: InvitationStatus }): boolean =>
  !isTerminalIn(invitationStates, status);

const open = invitationStatuses.filter((status) => isOpen({ status }));

/** What is learned about an invitation without a move. */
export const invitationFacts = {
  callbackId: { during: open, once: false },
  acceptedAt: { during: open, once: true },
} as const satisfies Partial<Record<Name<Invitation>, Fact<InvitationStatus>>>;
