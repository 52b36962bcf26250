import { isTerminalIn, type Fact, type States } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";

/** The order's states and the moves between them. */
export const orderStates = {
  processing: { from: [], needs: [], sets: [], when: "placed" },
  awaiting_payment: {
    from: ["processing"],
    needs: ["pairNumber", "risk", "checkout"],
    sets: ["paymentCallbackId", "deadlineAt"],
    when: "pair held, payment page open",
  },
  awaiting_approval: {
    from: ["awaiting_payment"],
    needs: ["payment"],
    requires: [["payment.outcome", "authorized"]],
    sets: ["approvalCallbackId", "deadlineAt"],
    when: "payment authorized",
  },
  shipped: {
    from: ["awaiting_approval"],
    needs: ["decision"],
    forbids: ["paymentProblem"],
    requires: [["decision.decision", "approve"]],
    sets: [],
    when: "approved, payment captured",
  },
  delivered: { from: ["shipped"], needs: [], sets: [], when: "delivered by the carrier" },
  compensated: {
    from: ["processing", "awaiting_payment", "awaiting_approval"],
    needs: [],
    sets: ["reason"],
    when: "ended without a shipment",
  },
} as const satisfies States<OrderStatus, Order>;

export const orderStatuses = Object.keys(orderStates) as readonly OrderStatus[];

/** Whether no move leaves the state. */
export const isTerminal = (status: OrderStatus): boolean => isTerminalIn(orderStates, status);

/** Not decided by their end yet. */
const open = ["processing", "awaiting_payment", "awaiting_approval"] as const;

/** What is learned about an order without a move. */
export const orderFacts = {
  triedShards: { during: ["processing"], once: false },
  pairNumber: { during: ["processing"], once: true },
  risk: { during: open, once: false },
  checkout: { during: ["processing"], once: true },
  payment: { during: ["processing", "awaiting_payment"], once: true },
  card: { during: orderStatuses, once: false },
  decision: { during: ["awaiting_approval"], once: true },
  paymentProblem: { during: ["awaiting_payment", "awaiting_approval", "shipped", "delivered"], once: true },
  stop: { during: orderStatuses, once: false },
} as const satisfies Partial<Record<Name<Order>, Fact<OrderStatus>>>;
