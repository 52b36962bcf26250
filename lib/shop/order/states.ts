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
    sets: ["approvalCallbackId", "plannedUntil", "deadlineAt"],
    when: "payment authorized",
  },
  packing: {
    from: ["awaiting_approval"],
    needs: ["decision"],
    forbids: ["paymentProblem", "withdrawnAt"],
    requires: [["decision.decision", "approve"]],
    sets: ["packing", "deadlineAt"],
    when: "approved, payment captured",
  },
  shipped: {
    from: ["packing"],
    needs: ["label"],
    forbids: ["paymentProblem", "withdrawnAt"],
    sets: [],
    when: "handed over to the carrier",
  },
  delivered: {
    from: ["shipped"],
    needs: ["tracking"],
    requires: [["tracking.status", "delivered"]],
    sets: [],
    when: "delivered by the carrier",
  },
  compensated: {
    from: ["processing", "awaiting_payment", "awaiting_approval", "packing"],
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
  paymentCallbackId: { during: ["awaiting_payment"], once: false },
  payment: { during: ["processing", "awaiting_payment"], once: true },
  card: { during: orderStatuses, once: false },
  authorization: { during: orderStatuses, once: false },
  declinedAt: { during: ["processing", "awaiting_payment"], once: false },
  decision: { during: ["awaiting_approval"], once: true },
  paymentProblem: { during: ["awaiting_payment", "awaiting_approval", "packing", "shipped", "delivered"], once: true },
  dispute: { during: orderStatuses, once: true },
  fraudWarning: { during: orderStatuses, once: true },
  addressId: { during: [...open, "packing"], once: false },
  shipment: { during: ["packing"], once: false },
  label: { during: ["packing"], once: false },
  labelProblem: { during: ["packing"], once: false },
  packingCallbackId: { during: ["packing"], once: false },
  packed: { during: ["packing"], once: true },
  handedOver: { during: ["packing"], once: true },
  packingExpiredAt: { during: ["packing"], once: true },
  deliveryCallbackId: { during: ["shipped"], once: false },
  tracking: { during: ["packing", "shipped"], once: false },
  lostAt: { during: ["shipped"], once: true },
  returning: { during: ["awaiting_payment", "awaiting_approval", "packing", "shipped", "delivered"], once: true },
  withdrawnAt: { during: ["awaiting_payment", "awaiting_approval", "packing"], once: true },
  withdrawalEndedAt: { during: ["delivered"], once: true },
  rejectionReversedAt: { during: ["compensated"], once: true },
  stop: { during: orderStatuses, once: false },
} as const satisfies Partial<Record<Name<Order>, Fact<OrderStatus>>>;
