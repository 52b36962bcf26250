import { expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { exampleOrders } from "@/lib/shop/order/examples";
import { documentNumber } from "@/lib/shop/receipt/schema";
import { findDocumentOf, issueCreditNote, issueReceipt } from "@/lib/shop/receipt/server";
import { documentsFrom, notePlace, takeNumber } from "@/lib/shop/receipt/store";
import { useTable } from "@/workflows/testing/table";

useTable();

const orderOf = (dropId: string, n: number) =>
  ({ ...exampleOrders.shipped, dropId, orderId: `ord_${digestId(dropId, String(n))}` }) as const;
const numbers = async (dropId: string) =>
  (await documentsFrom({ dropId, kind: "receipt" }, 1)).map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

it("receipts are numbered through by drop, without gaps, however many are issued at once and again", async () => {
  const orders = upTo(12).map((n) => orderOf("a", n));
  await Promise.all([...orders, ...orders].map((order) => issueReceipt(order, order.total)));
  await issueReceipt(orderOf("b", 1), orderOf("b", 1).total);
  expect(await numbers("a")).toEqual(upTo(12));
  expect(await numbers("b")).toEqual([1]);
});

it("an attempt that died with its number taken finds it again", async () => {
  const order = orderOf("c", 1);
  const { orderId, dropId, destination, total: amount } = order;
  await notePlace({ orderId, kind: "receipt" }, 1);
  await takeNumber({ kind: "receipt", dropId, number: 1, orderId, amount, destination, issuedAt: order.createdAt });
  await issueReceipt(orderOf("c", 2), amount);
  expect((await issueReceipt(order, amount)).number).toBe(1);
  expect(await numbers("c")).toEqual([1, 2]);
});

it("an attempt that died before it took one takes the next that is free", async () => {
  const order = orderOf("d", 1);
  await notePlace({ orderId: order.orderId, kind: "receipt" }, 1);
  await issueReceipt(orderOf("d", 2), order.total);
  expect((await issueReceipt(order, order.total)).number).toBe(2);
  expect(await numbers("d")).toEqual([1, 2]);
});

it("a credit note needs a receipt, has a series of its own, and its first amount counts", async () => {
  const order = orderOf("e", 1);
  expect(await issueCreditNote(order, order.total)).toBeUndefined();
  await issueReceipt(order, order.total);
  const note = await issueCreditNote(order, order.total);
  expect(note && documentNumber(note)).toBe("e-C-00001");
  expect(await issueCreditNote(order, { amountMinor: 1, currency: "EUR" })).toEqual(note);
  expect(await findDocumentOf(order, "credit_note")).toEqual(note);
  expect(documentNumber((await findDocumentOf(order, "receipt"))!)).toBe("e-R-00001");
});
