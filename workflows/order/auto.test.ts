import { afterEach, expect, it } from "vitest";
import { decisionOf } from "@/lib/shop/order/rules";
import { defaultRiskPolicy, type AutoApproval } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy, replaceRiskPolicy } from "@/lib/shop/risk-policy/store";
import { localEngine } from "@/workflows/testing/local-engine";
import { decideAs, newShopper, order, pay, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

/** What the managers' policy does with an order when it begins to wait: approve it, draw it for a blind review, or neither. */

const services = useServices(localEngine);

async function setPolicy(autoApproval?: AutoApproval): Promise<void> {
  const version = (await readRiskPolicy()).version + 1;
  const policy = { ...defaultRiskPolicy, version, sliceKey: "key", ...(autoApproval && { autoApproval }) };
  expect(await replaceRiskPolicy(policy)).toBe(true);
}
afterEach(() => setPolicy());

async function paid(): Promise<`ord_${string}`> {
  const orderId = await order(await newShopper());
  await pay(services().stripeUrl, orderId, "paid");
  return orderId;
}

it("an order below the threshold ships without a person, and its record says by which version", async () => {
  await setPolicy({ below: 100, blindPercent: 1 });
  const { version } = await readRiskPolicy();
  const orders = await Promise.all([1, 2, 3].map(paid));
  // one in a hundred is reviewed blind: not all three
  const settled = await Promise.any(orders.map((orderId) => untilOrder(orderId, ({ status }) => status === "shipped")));
  expect(decisionOf(settled)).toMatchObject({ decision: "approve", auto: { policyVersion: version, below: 100 } });
  expect(decisionOf(settled)?.by).toBeUndefined();
});

it("one that was drawn waits for a person without its score, and ships once they approve", async () => {
  await setPolicy({ below: 100, blindPercent: 100 });
  const orderId = await paid();
  const waiting = await untilOrder(orderId, ({ blind }) => blind !== undefined);
  expect([waiting.status, waiting.blind?.below, decisionOf(waiting)]).toEqual(["awaiting_approval", true, undefined]);
  await decideAs(orderId, "approve");
  const shipped = await untilOrder(orderId, ({ status }) => status === "shipped");
  expect(decisionOf(shipped)).toMatchObject({ decision: "approve", view: "blind" });
});
