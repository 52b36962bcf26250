import { expect, it } from "vitest";
import { isReviewedBlind, suggestionAt } from "@/lib/shop/risk-policy/rules";
import { defaultRiskPolicy, type RiskPolicy } from "@/lib/shop/risk-policy/schema";

const ids = Array.from({ length: 20_000 }, (_, i) => `ord_${i}`);
const policy = (blindPercent: number, sliceKey = "key"): RiskPolicy => ({
  ...defaultRiskPolicy,
  sliceKey,
  autoApproval: { below: 20, blindPercent },
});
const slice = (of: RiskPolicy) => ids.filter((id) => isReviewedBlind(of, id));

it.each([1, 5, 50])("a slice of %i percent is that share of the orders", (percent) => {
  const share = slice(policy(percent)).length / ids.length;
  expect(Math.abs(share - percent / 100)).toBeLessThan(0.01);
});

it("a slice of all is all, and there is none while a person decides every order", () => {
  expect(slice(policy(100))).toHaveLength(ids.length);
  expect(slice(defaultRiskPolicy)).toEqual([]);
});

it("the same order is in the slice or not however often it is asked, and another key draws others", () => {
  expect(slice(policy(5))).toEqual(slice(policy(5)));
  expect(slice(policy(5, "other"))).not.toEqual(slice(policy(5)));
});

it("a larger slice holds the smaller one", () => {
  const larger = new Set(slice(policy(10)));
  expect(slice(policy(5)).every((id) => larger.has(id))).toBe(true);
});

it.each([
  [0, "approve"],
  [29, "approve"],
  [30, "review"],
  [69, "review"],
  [70, "reject"],
  [100, "reject"],
])("a score of %i suggests to %s", (score, suggestion) =>
  expect(suggestionAt(score, { approveBelow: 30, rejectFrom: 70 })).toBe(suggestion),
);

it("thresholds at one place leave nothing to look at", () => {
  const thresholds = { approveBelow: 50, rejectFrom: 50 };
  expect([49, 50].map((score) => suggestionAt(score, thresholds))).toEqual(["approve", "reject"]);
});
