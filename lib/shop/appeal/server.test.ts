import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { isAppError } from "@/lib/platform/errors";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { answerAppeal, appeal, orderAgain, readAppeal } from "@/lib/shop/appeal/server";
import { listAppeals } from "@/lib/shop/appeal/store";
import { exampleOrders } from "@/lib/shop/order/examples";
import { isTurnedDown } from "@/lib/shop/order/rules";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { createOrder } from "@/lib/shop/order/transitions";
import { useTable } from "@/workflows/testing/table";

useTable();
beforeAll(() => void Object.assign(process.env, { AUTH_SECRET: "a secret of the appeals' tests, 32 characters" }));

const now = () => new Date().toISOString();
const CALLER = { clientAddress: "192.0.2.1", headers: new Headers() };

/** An order that ended so, and its owner. */
async function ended(part: Partial<Order>): Promise<{ orderId: OrderId; owner: Viewer }> {
  const orderId = `ord_${digestId(randomUUID())}` as const;
  const customerId = `cus_${digestId(randomUUID())}` as const;
  const order = { ...exampleOrders.compensated, orderId, customerId, ...part } as unknown as NewOrder;
  await createOrder(order);
  return { orderId, owner: { customerId, email: "a@shop.test", firstName: "Ada", role: "customer", verified: true } };
}

const rejected = (at = now()) =>
  ended({
    reason: "rejected",
    decision: { decision: "reject", at, by: "cus_1", reasonCode: "reseller" },
    timeline: [{ status: "compensated", at }],
  });

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? error.code : "broken"),
  );
const words = { message: "It is for me." };

describe("an appeal", () => {
  it("is taken once, however many are sent at once", async () => {
    const { orderId, owner } = await rejected();
    const sent = await Promise.all([1, 2, 3].map(() => codeOf(appeal(orderId, owner, words))));
    expect(sent.toSorted()).toEqual(["already_appealed", "already_appealed", "done"]);
    expect(await readAppeal(orderId, owner)).toMatchObject({ status: "waiting", ...words });
  });

  it("is the owner's alone", async () => {
    const [{ orderId }, { owner: other }] = [await rejected(), await rejected()];
    expect(await codeOf(appeal(orderId, other, words))).toBe("not_found");
    expect(await codeOf(appeal(orderId, { ...other, role: "manager" }, words))).toBe("not_found");
  });

  it("is not taken for an order that ended for another reason, or more than two days ago", async () => {
    const cancelled = await ended({ reason: "cancelled" });
    expect(await codeOf(appeal(cancelled.orderId, cancelled.owner, words))).toBe("not_appealable");
    const old = await rejected(new Date(Date.now() - 49 * 3_600_000).toISOString());
    expect(await codeOf(appeal(old.orderId, old.owner, words))).toBe("not_appealable");
  });

  it("is answered once: the first answer counts, and it leaves the list of those that wait", async () => {
    const { orderId, owner } = await rejected();
    await appeal(orderId, owner, words);
    const verdict = { at: now(), by: "cus_1" };
    expect((await listAppeals("waiting", 50)).map((one) => one.orderId)).toContain(orderId);
    expect(await answerAppeal(orderId, { ...verdict, result: "declined" })).toMatchObject({ result: "declined" });
    expect(await answerAppeal(orderId, { ...verdict, result: "accepted" })).toMatchObject({ result: "declined" });
    expect((await listAppeals("waiting", 50)).map((one) => one.orderId)).not.toContain(orderId);
    expect(await codeOf(orderAgain(orderId, owner, CALLER))).toBe("not_appealable");
  });

  it("that is accepted takes the rejection back on the order, and one that is declined does not", async () => {
    for (const result of ["accepted", "declined"] as const) {
      const { orderId, owner } = await rejected();
      await appeal(orderId, owner, words);
      await answerAppeal(orderId, { result, at: now(), by: "cus_1" });
      expect(isTurnedDown((await findOrder(orderId))!)).toBe(result === "declined");
    }
  });

  it("that was not made cannot be answered", async () => {
    const { orderId } = await rejected();
    expect(await answerAppeal(orderId, { result: "accepted", at: now(), by: "cus_1" })).toBeUndefined();
  });
});
