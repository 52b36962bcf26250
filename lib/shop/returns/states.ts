import { isTerminalIn, type Fact, type States } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { Return, ReturnStatus } from "@/lib/shop/returns/schema";

/** The return's states and the moves between them. */
export const returnStates = {
  requested: { from: [], needs: [], sets: [], when: "withdrawn, or undeliverable" },
  label_sent: {
    from: ["requested"],
    needs: ["label"],
    sets: ["deadlineAt"],
    when: "label bought and mailed",
  },
  in_transit: {
    from: ["requested", "label_sent"],
    needs: ["tracking"],
    sets: ["deadlineAt"],
    when: "scanned by the carrier",
  },
  received: {
    from: ["requested", "label_sent", "in_transit"],
    needs: ["arrivedAt"],
    sets: ["deadlineAt"],
    when: "back with us",
  },
  refunded: {
    from: ["requested", "label_sent", "in_transit", "received"],
    needs: [],
    sets: ["refund"],
    when: "accepted, or never shipped: money back",
  },
  refused: {
    from: ["requested", "label_sent", "in_transit", "received"],
    needs: ["inspection"],
    requires: [["inspection.result", "refuse"]],
    sets: [],
    when: "refused at the inspection",
  },
  expired: {
    from: ["requested", "label_sent"],
    needs: [],
    forbids: ["tracking", "arrivedAt", "releasedAt", "inspection"],
    sets: [],
    when: "not sent in time",
  },
} as const satisfies States<ReturnStatus, Return>;

export const returnStatuses = Object.keys(returnStates) as readonly ReturnStatus[];

/** Whether no move leaves the state. */
export const isTerminal = (status: ReturnStatus): boolean => isTerminalIn(returnStates, status);

const open = returnStatuses.filter((status) => !isTerminal(status));
const waiting = ["requested", "label_sent", "in_transit"] as const;

/** What is learned about a return without a move. */
export const returnFacts = {
  callbackId: { during: open, once: false },
  shipmentId: { during: ["requested"], once: true },
  label: { during: ["requested"], once: true },
  labelProblem: { during: ["requested"], once: false },
  tracking: { during: waiting, once: false },
  arrivedAt: { during: waiting, once: true },
  releasedAt: { during: ["requested"], once: true },
  inspection: { during: open, once: true },
} as const satisfies Partial<Record<Name<Return>, Fact<ReturnStatus>>>;
