import { isTerminalIn, type Fact, type States } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { Registration, RegistrationStatus } from "@/lib/account/registration/schema";

/** The registration's states and the moves between them. A click and the end of the time race; the write decides. */
export const registrationStates = {
  pending: { from: [], needs: [], sets: [], when: "signed up" },
  awaiting_verification: {
    from: ["pending"],
    needs: ["callbackId", "tokenHash"],
    sets: [],
    when: "link mailed",
  },
  verified: { from: ["pending", "awaiting_verification"], needs: ["clickedAt"], sets: [], when: "button pressed" },
  expired: {
    from: ["pending", "awaiting_verification"],
    needs: [],
    forbids: ["clickedAt"],
    sets: [],
    when: "not clicked in time, or replaced by a newer",
  },
  failed: { from: ["pending", "awaiting_verification"], needs: [], sets: [], when: "refused for good" },
} as const satisfies States<RegistrationStatus, Registration>;

export const registrationStatuses = Object.keys(registrationStates) as readonly RegistrationStatus[];

/** Whether the registration can still be verified or expire. */
export const isOpen = ({ status }: { readonly status: RegistrationStatus }): boolean =>
  !isTerminalIn(registrationStates, status);

const open = registrationStatuses.filter((status) => isOpen({ status }));

/** What is learned about a registration without a move. */
export const registrationFacts = {
  addressTaken: { during: registrationStatuses, once: false },
  callbackId: { during: open, once: false },
  tokenHash: { during: open, once: false },
  clickedAt: { during: open, once: true },
} as const satisfies Partial<Record<Name<Registration>, Fact<RegistrationStatus>>>;
