import type { OrderView } from "@/lib/shop/order/schema";

const AT = "2026-11-22T10:00:00.000Z";
const euros = (amountMinor: number) => ({ amountMinor, currency: "EUR" });

/** An order as its owner sees it, for tests. */
export const orderExample = (part: Partial<OrderView> = {}): OrderView => ({
  orderId: "ord_1",
  orderNumber: "QS-0000-00",
  dropId: "drop",
  status: "processing",
  size: "42",
  pairNumber: null,
  price: euros(100),
  deliveryFee: euros(0),
  total: euros(100),
  paymentUrl: null,
  settling: null,
  deadlineAt: null,
  reason: null,
  paymentProblem: null,
  createdAt: AT,
  updatedAt: AT,
  timeline: [{ status: "processing", at: AT }],
  shippingAddress: null,
  declinedAt: null,
  card: null,
  delivery: null,
  returnId: null,
  withdrawable: false,
  ...part,
});
