import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { listOrders } from "@/lib/desk/queue/list";
import { readQueue } from "@/lib/desk/queue/queue";
import { queueQuerySchema } from "@/lib/desk/queue/schema";
import { readDetail } from "@/lib/desk/order/detail";
import { digestId } from "@/lib/platform/ids";
import { listOrder } from "@/lib/shop/listing/server";
import { exampleOrders } from "@/lib/shop/order/examples";
import { recordDecision } from "@/lib/shop/order/review/transitions";
import type { NewOrder } from "@/lib/shop/order/schema";
import { createOrder } from "@/lib/shop/order/transitions";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
useTable();

/** Invariant: of an order that is reviewed blind no reviewer is shown score, level or points anywhere, until a decision counts. */

const staff = { customerId: "cus_1", role: "fulfillment", verified: true } as unknown as Viewer;
const orderId = `ord_${digestId(randomUUID())}` as const;
const waiting = exampleOrders.awaiting_approval;
const order = {
  ...waiting,
  orderId,
  dropId: "blind-drop",
  blind: { policyVersion: 1, below: true, percent: 5 },
  risk: { ...waiting.risk, score: 7, facts: [{ code: "account_settled", text: "An old account.", points: -10 }] },
};

beforeAll(async () => {
  await createOrder(order as unknown as NewOrder);
  await listOrder(order);
});

const query = queueQuerySchema.parse({ drop: order.dropId, status: "all", held: "any" });

it("is listed without it, found by no level, and its facts are told without what they weigh", async () => {
  expect((await listOrders(staff, {})).orders.map(({ risk, blind }) => [risk, blind])).toEqual([[null, true]]);
  expect((await listOrders(staff, { level: "low" })).orders).toEqual([]);
  const queue = await readQueue(staff, query);
  expect([queue.orders.map(({ risk }) => risk), queue.counts.level]).toEqual([[null], {}]);
  const { order: view, facts, scores } = await readDetail(staff, orderId);
  expect([view.risk, scores, facts.flatMap((group) => group.facts)]).toEqual([
    null,
    [],
    [{ code: "account_settled", text: "An old account." }],
  ]);
});

it("waits among the others, not behind those of the lowest risk", async () => {
  const others = [40, 60].map((score) => ({
    ...order,
    orderId: `ord_${digestId(randomUUID())}` as const,
    blind: undefined,
    risk: { ...order.risk, score },
  }));
  for (const other of others) await listOrder((await createOrder(other as unknown as NewOrder)).record!);
  await vi.waitFor(async () => expect((await readQueue(staff, query)).total).toBe(3), 60_000);
  const { orders } = await readQueue(staff, { ...query, sort: "risk" });
  expect(orders.map(({ risk }) => risk?.score ?? null)).toEqual([60, null, 40]);
});

it("shows it once a decision counts", async () => {
  await recordDecision(orderId, { decision: "approve", at: new Date().toISOString(), by: "cus_1" });
  expect((await readDetail(staff, orderId)).order.risk?.score).toBe(7);
});
