import type { Customer } from "@/lib/account/customer/schema";
import type { ReturnDetail, ReturnRow } from "@/lib/desk/returns/schema";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order } from "@/lib/shop/order/schema";
import { isInspectable, mayArrive } from "@/lib/shop/returns/inspection";
import { isFinished } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";

export const rowOf = (record: Return, order: Order | undefined): ReturnRow => ({
  returnId: record.returnId,
  orderId: record.orderId,
  orderNumber: orderNumberOf(record.orderId),
  status: record.status,
  cause: record.cause,
  size: order?.size ?? "",
  pairNumber: order?.pairNumber ?? null,
  total: record.total,
  since: record.timeline.at(-1)?.at ?? record.requestedAt,
  deadlineAt: isFinished(record) ? null : (record.deadlineAt ?? null),
  labelProblem: record.labelProblem?.reason ?? null,
});

export const nameOf = (customer: Pick<Customer, "firstName" | "lastName"> | undefined): string | null =>
  customer ? [customer.firstName, customer.lastName].filter(Boolean).join(" ") : null;

export const detailOf = (
  record: Return,
  order: Order | undefined,
  customer: Customer | undefined,
  inspector: Customer | undefined,
): ReturnDetail => ({
  ...rowOf(record, order),
  customer: nameOf(customer) ?? record.customerId,
  reason: record.reason ?? null,
  trackingCode: record.label?.trackingCode ?? null,
  trackingUrl: record.label?.trackingUrl ?? null,
  inspection: record.inspection ?? null,
  inspectedBy: nameOf(inspector) ?? record.inspection?.by ?? null,
  refund: record.status === "refunded" ? record.refund : null,
  inspectable: isInspectable(record),
  arrivable: mayArrive(record),
  timeline: record.timeline,
});
