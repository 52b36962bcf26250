import type { Customer } from "@/lib/account/customer/schema";
import { recentCustomer } from "@/lib/account/customer/store";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { sendMailOnce } from "@/lib/platform/mail/server";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { findOrder } from "@/lib/shop/order/store";
import {
  broughtBackLetter,
  expiredLetter,
  labelLetter,
  receivedLetter,
  refundedLetter,
  refusedLetter,
  withdrawnLetter,
  type ReturnLetter,
} from "@/lib/shop/returns/letters";
import { returnView } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";

const nameOf = ({ firstName, lastName }: Customer): string => [firstName, lastName].filter(Boolean).join(" ");

async function letterOf(record: Return, customer: Customer): Promise<ReturnLetter> {
  const order = await findOrder(record.orderId);
  if (!order) throw new TerminalError(`${record.orderId} is not stored`);
  return {
    ...returnView(record),
    size: order.size,
    pairNumber: order.pairNumber ?? null,
    name: nameOf(customer),
    reason: record.reason ?? null,
    returnUrl: `${env("SITE_URL")}/returns/${record.returnId}`,
  };
}

type Compose = (recipient: Recipient, letter: ReturnLetter) => Letter;

/** Sends the shopper the return's mail of that kind, once. */
const mail = async (kind: string, record: Return, compose: Compose): Promise<void> => {
  const customer = await recentCustomer(record.customerId);
  if (!customer) throw new TerminalError(`${record.customerId} is gone`);
  await sendMailOnce(`${record.returnId}:${kind}`, async () => compose(customer, await letterOf(record, customer)));
};

/** Acknowledges the withdrawal, or tells that the parcel has come back. */
export const mailRequested = (record: Return): Promise<void> =>
  mail("requested", record, record.cause === "withdrawal" ? withdrawnLetter : broughtBackLetter);
export const mailLabel = (record: Return): Promise<void> => mail("label", record, labelLetter);
export const mailReceived = (record: Return): Promise<void> => mail("received", record, receivedLetter);

/** How it ended. Of an order that was never shipped the order's own mail says so. */
export async function mailEnded(record: Return): Promise<void> {
  if (!record.shipped) return;
  if (record.status === "refunded") await mail("refunded", record, refundedLetter);
  if (record.status === "refused") await mail("refused", record, refusedLetter);
  if (record.status === "expired") await mail("expired", record, expiredLetter);
}
