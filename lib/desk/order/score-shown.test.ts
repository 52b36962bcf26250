import { expect, it } from "vitest";
import { factGroupsOf } from "@/lib/desk/order/facts";
import { isShown, scoreShown } from "@/lib/desk/order/score-shown";
import { scoreViewSchema } from "@/lib/shop/risk-policy/schema";

const looking = { blind: false, open: true, view: "facts_first", asked: false } as const;

it.each([
  [{}, "facts_first", true],
  [{ view: "score_first" as const }, "score_first", true],
  [{ view: "score_hidden" as const }, "score_hidden", false],
  [{ view: "score_hidden" as const, asked: true }, "score_opened", true],
  [{ view: "score_hidden" as const, open: false }, "score_opened", true],
])("with %j a reviewer sees: %s", (change, shown, inSight) => {
  expect(scoreShown({ ...looking, ...change })).toBe(shown);
  expect(isShown(scoreShown({ ...looking, ...change }))).toBe(inSight);
});

it("a blind review shows no score, whatever the setting and however it is asked for", () => {
  for (const view of scoreViewSchema.options)
    expect(scoreShown({ ...looking, view, blind: true, asked: true })).toBe("blind");
});

it("facts come in groups, in the order of reading, without points and without the base of every score", () => {
  const facts = [
    { code: "cardOrders", text: "Two more on the card.", points: 30 },
    { code: "account_new", text: "A new account.", points: 10 },
    { code: "prepaidCard", text: "A prepaid card.", points: 4 },
    { code: "start", text: "Every order starts here.", points: 10 },
  ];
  expect(factGroupsOf({ facts })).toEqual([
    { group: "identity", facts: [{ code: "account_new", text: "A new account." }], quiet: [] },
    { group: "linkage", facts: [{ code: "cardOrders", text: "Two more on the card." }], quiet: [] },
    { group: "payment", facts: [{ code: "prepaidCard", text: "A prepaid card." }], quiet: [] },
  ]);
});

it("evidence comes before what an engine made of it: every value that is known, what is nothing apart", () => {
  const values = { mailboxOrders: 3, phoneOrders: 0, clusterSize: 1, hosting: 1 };
  const evidence = { version: 1, at: "2026-01-01T00:00:00.000Z", values };
  const groups = factGroupsOf({ facts: [{ code: "mailboxOrders", text: "Heavy.", points: 40 }], evidence });
  expect(groups.map(({ group, facts, quiet }) => [group, facts.map(({ code }) => code), quiet.length])).toEqual([
    ["linkage", ["mailboxOrders"], 2],
    ["network", ["hosting"], 0],
  ]);
  expect(groups[0]?.facts[0]?.text).toContain("3");
});
