import { describe, expect, it } from "vitest";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { assessByRules, levelOf, unscored } from "@/lib/shop/risk/rules";
import { riskAssessmentSchema, type RiskFact } from "@/lib/shop/risk/schema";

const person: EvidenceVector = {
  accountAgeSeconds: 86_400,
  secondsSinceOpening: 300,
  networkOrders: 0,
  deviceOrders: 0,
  endedOrders: 0,
  disposableDomain: 0,
  aliasedMailbox: 0,
  mailboxDigits: 0,
  nameOddness: 0,
  notABrowser: 0,
};

const bot: EvidenceVector = {
  ...person,
  accountAgeSeconds: 5,
  secondsSinceOpening: 0.4,
  networkOrders: 32,
  deviceOrders: 32,
  disposableDomain: 1,
  mailboxDigits: 6,
  notABrowser: 1,
};

describe("the rule-based score", () => {
  it("a person with an account of a day is low, a bot in the first second high", () => {
    expect(assessByRules(person)).toMatchObject({ level: "low", recommendation: "approve" });
    const { facts, ...assessment } = assessByRules(bot);
    expect(assessment).toMatchObject({ level: "high", recommendation: "reject", score: 100 });
    expect(facts.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });

  it("every point has its reason, most telling first", () => {
    const { facts } = assessByRules(bot);
    const weights = facts.slice(0, -1).map(({ points }) => Math.abs(points));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(facts.map(({ code }) => code)).toContain("address_disposable");
  });

  it("is the sum of its reasons", () => {
    const { score, facts } = assessByRules({ ...person, accountAgeSeconds: 30, networkOrders: 3 });
    expect(facts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  it("stays within 0 and 100 and in its schema", () => {
    for (const signals of [person, bot]) expect(riskAssessmentSchema.parse(assessByRules(signals))).toBeTruthy();
  });

  it("names its engine, and shows where every order starts", () =>
    expect(assessByRules({ ...person, aliasedMailbox: 1 })).toEqual({
      score: 10,
      level: "low",
      recommendation: "approve",
      facts: [
        { code: "account_settled", points: -10, text: "The account is older than an hour." },
        { code: "address_aliased", points: 10, text: "The mail address is an alias: one mailbox can have thousands." },
        { code: "start", points: 10, text: "Every order starts here." },
      ],
      engine: "rules-1",
    }));

  it("is medium from 35 and high from 65", () =>
    expect([0, 34, 35, 64, 65, 100].map(levelOf)).toEqual(["low", "low", "medium", "medium", "high", "high"]));

  it("of medium risk asks for a review", () =>
    expect(assessByRules({ ...person, networkOrders: 2, notABrowser: 1 })).toMatchObject({
      score: 35,
      level: "medium",
      recommendation: "review",
    }));

  it("that could not be made says so, weighs nothing and asks for a review", () =>
    expect(unscored).toEqual({
      score: 50,
      level: "medium",
      recommendation: "review",
      facts: [{ code: "not_assessed", points: 0, text: "The risk could not be assessed; the score is a placeholder." }],
      engine: "none",
    }));

  it.each([
    [{ accountAgeSeconds: 30 }, "account_brand_new"],
    [{ accountAgeSeconds: 600 }, "account_new"],
    [{ secondsSinceOpening: 1 }, "faster_than_people"],
    [{ networkOrders: 3 }, "network_shared"],
    [{ networkOrders: 1, deviceOrders: 1 }, "machine_shared"],
    [{ aliasedMailbox: 1 }, "address_aliased"],
    [{ mailboxDigits: 6 }, "address_generated"],
    [{ disposableDomain: 1 }, "address_disposable"],
    [{ nameOddness: 0.5 }, "name_odd"],
    [{ notABrowser: 1 }, "no_browser"],
    [{ endedOrders: 2 }, "earlier_orders_ended"],
  ])("%j raises the score and says why: %s", (change, code) => {
    const worse = assessByRules({ ...person, ...change });
    expect(worse.facts.map((fact) => fact.code)).toContain(code);
    expect(worse.score).toBeGreaterThan(assessByRules(person).score);
  });
});

/** The facts that a change of the signals brings, as a reviewer reads them: the start and the account's age apart. */
function reasons(change: Partial<EvidenceVector>): RiskFact[] {
  const common = new Set(["start", "account_settled"]);
  return assessByRules({ ...person, ...change }).facts.filter(({ code }) => !common.has(code));
}

describe("a reason", () => {
  it.each([
    [59.4, { code: "account_brand_new", points: 20, text: "The address was verified 59 s before the order." }],
    [60, { code: "account_new", points: 10, text: "The address was verified 60 s before the order." }],
    [89, { code: "account_new", points: 10, text: "The address was verified 89 s before the order." }],
    [90, { code: "account_new", points: 10, text: "The address was verified 2 min before the order." }],
    [3599, { code: "account_new", points: 10, text: "The address was verified 60 min before the order." }],
  ])("is an address that was verified %d s before", (accountAgeSeconds, fact) =>
    expect(reasons({ accountAgeSeconds })).toEqual([fact]),
  );

  it("is no longer an account's age once that is an hour", () =>
    expect(reasons({ accountAgeSeconds: 3600 })).toEqual([]));

  it("is an order in the first three seconds", () => {
    const text = "Ordered 2.9 s after the drop opened.";
    expect(reasons({ secondsSinceOpening: 2.94 })).toEqual([{ code: "faster_than_people", points: 25, text }]);
    expect(reasons({ secondsSinceOpening: 3 })).toEqual([]);
  });

  it.each([
    [2, 10],
    [6, 30],
    [7, 30],
  ])("is a network with %d more orders, up to 30 points", (networkOrders, points) => {
    const text = `${networkOrders} more orders of this drop came from the same network.`;
    expect(reasons({ networkOrders })).toEqual([{ code: "network_shared", points, text }]);
  });

  it.each([
    [1, 4],
    [5, 20],
    [6, 20],
  ])("is a machine with %d more orders, up to 20 points", (orders, points) => {
    const text = `${orders} more came from the same network and the same browser.`;
    expect(reasons({ networkOrders: orders, deviceOrders: orders })).toContainEqual({
      code: "machine_shared",
      points,
      text,
    });
  });

  it.each([
    [2, 10],
    [3, 15],
    [4, 15],
  ])("is a shopper with %d orders that ended, up to 15 points", (endedOrders, points) => {
    const text = `${endedOrders} earlier orders of this shopper ended without a shipment.`;
    expect(reasons({ endedOrders })).toEqual([{ code: "earlier_orders_ended", points, text }]);
  });

  it("is a single order that ended before", () =>
    expect(reasons({ endedOrders: 1 })).toEqual([
      { code: "earlier_orders_ended", points: 5, text: "1 earlier order of this shopper ended without a shipment." },
    ]));

  it("is a mail address with five digits, and not with four", () => {
    const text = "The mail address holds five or more digits, as made-up ones do.";
    expect(reasons({ mailboxDigits: 5 })).toEqual([{ code: "address_generated", points: 15, text }]);
    expect(reasons({ mailboxDigits: 4 })).toEqual([]);
  });

  it("is an order without a browser", () => {
    const text = "The order did not come from a web browser.";
    expect(reasons({ notABrowser: 1 })).toEqual([{ code: "no_browser", points: 25, text }]);
  });

  it("is no single other order of the network, nor what is not known", () => {
    expect(reasons({ networkOrders: 1 })).toEqual([]);
    expect(assessByRules({ accountAgeSeconds: 86_400, secondsSinceOpening: 300 })).toMatchObject({ score: 0 });
  });
});
