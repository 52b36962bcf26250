import { describe, expect, it } from "vitest";
import { APPEAL_SECONDS } from "@/lib/shop/order/durations";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { Order } from "@/lib/shop/order/schema";
import type { Appeal } from "./schema";
import { appealView, isAppealable, mayReorder } from "./rules";

const AT = "2026-11-22T10:00:00.000Z";
const NOTE = "the same card as ord_x";
const endMs = Date.parse(AT) + APPEAL_SECONDS * 1000;
const rejected: Order = {
  ...exampleOrders.compensated,
  reason: "rejected",
  decision: { decision: "reject", at: AT, by: "cus_1", reasonCode: "reseller", note: NOTE },
  timeline: [{ status: "compensated", at: AT }],
};
const appeal: Appeal = {
  orderId: rejected.orderId,
  customerId: rejected.customerId,
  message: "It is for me.",
  at: AT,
  ttlSeconds: 1,
};
const answered = (result: "accepted" | "declined"): Appeal => ({ ...appeal, verdict: { result, at: AT, by: "cus_1" } });

describe("an appeal", () => {
  it("is open for two days after a rejection, to the millisecond", () => {
    expect(isAppealable(rejected, endMs - 1)).toBe(true);
    expect(isAppealable(rejected, endMs)).toBe(false);
  });

  it.each(Object.values(exampleOrders))("is not open to an order that is $status and was not rejected", (order) =>
    expect(isAppealable(order, 0)).toBe(false),
  );

  it("that was accepted lets the shopper order again for two days, any other does not", () => {
    expect(mayReorder(answered("accepted"), endMs - 1)).toBe(true);
    expect(mayReorder(answered("accepted"), endMs)).toBe(false);
    expect(mayReorder(answered("declined"), 0)).toBe(false);
    expect(mayReorder(appeal, 0)).toBe(false);
  });
});

describe("the view of a rejected order's owner", () => {
  it("says why in plain words, and nothing that is the team's", () => {
    const told = JSON.stringify(appealView(rejected, answered("declined"), endMs));
    expect(told).toContain("resale");
    for (const ofTheTeam of [NOTE, "reseller", "cus_1"]) expect(told).not.toContain(ofTheTeam);
  });

  it("says how the appeal stands", () => {
    expect(appealView(rejected, undefined, endMs - 1)).toMatchObject({ status: "open_to_appeal", message: null });
    expect(appealView(rejected, undefined, endMs)).toMatchObject({ status: "too_late" });
    expect(appealView(rejected, appeal, endMs)).toMatchObject({ status: "waiting", message: "It is for me." });
    expect(appealView(rejected, answered("accepted"), 0)).toMatchObject({ status: "accepted" });
  });
});
