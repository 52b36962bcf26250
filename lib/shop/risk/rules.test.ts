import { describe, expect, it } from "vitest";
import { assessByRules, mailboxOf, type RiskSignals } from "@/lib/shop/risk/rules";
import { riskAssessmentSchema } from "@/lib/shop/risk/schema";

const person: RiskSignals = {
  accountAgeSeconds: 86_400,
  secondsSinceOpening: 300,
  ordersFromNetwork: 0,
  ordersFromNetworkAndBrowser: 0,
  endedOrders: 0,
  email: "ada.lovelace@example.com",
  firstName: "Ada",
  lastName: "Lovelace",
  browserKnown: true,
};

const bot: RiskSignals = {
  ...person,
  accountAgeSeconds: 5,
  secondsSinceOpening: 0.4,
  ordersFromNetwork: 40,
  ordersFromNetworkAndBrowser: 40,
  email: "kicks839201@mailinator.com",
  browserKnown: false,
};

describe("the rule-based score", () => {
  it("a person with an account of a day is low, a bot in the first second high", () => {
    expect(assessByRules(person)).toMatchObject({ level: "low", recommendation: "approve" });
    expect(assessByRules(bot)).toMatchObject({ level: "high", recommendation: "reject", score: 100 });
  });

  it("every point has its reason, most telling first", () => {
    const { facts } = assessByRules(bot);
    const weights = facts.slice(0, -1).map(({ points }) => Math.abs(points));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(facts.map(({ code }) => code)).toContain("address_disposable");
  });

  it("is the sum of its reasons", () => {
    const { score, facts } = assessByRules({ ...person, accountAgeSeconds: 30, ordersFromNetwork: 3 });
    expect(facts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  it("stays within 0 and 100 and in its schema", () => {
    for (const signals of [person, bot]) expect(riskAssessmentSchema.parse(assessByRules(signals))).toBeTruthy();
  });

  it.each([
    [{ accountAgeSeconds: 30 }, "account_brand_new"],
    [{ accountAgeSeconds: 600 }, "account_new"],
    [{ secondsSinceOpening: 1 }, "faster_than_people"],
    [{ ordersFromNetwork: 3 }, "network_shared"],
    [{ ordersFromNetworkAndBrowser: 1 }, "machine_shared"],
    [{ email: "a+1@example.com" }, "address_aliased"],
    [{ email: "kicks839201@example.com" }, "address_generated"],
    [{ firstName: "Ada", lastName: "ada" }, "name_doubled"],
    [{ browserKnown: false }, "no_browser"],
    [{ endedOrders: 2 }, "earlier_orders_ended"],
  ])("%j raises the score and says why: %s", (change, code) => {
    const worse = assessByRules({ ...person, ...change });
    expect(worse.facts.map((fact) => fact.code)).toContain(code);
    expect(worse.score).toBeGreaterThan(assessByRules(person).score);
  });
});

it("an address leads to one mailbox, whatever its aliases", () => {
  expect(mailboxOf("Ada+drop1@Example.com")).toBe("ada@example.com");
  expect(mailboxOf("a.d.a+x@googlemail.com")).toBe("ada@gmail.com");
  expect(mailboxOf("a.da@example.com")).toBe("a.da@example.com");
});
