import { isDisposable } from "@/lib/shop/risk/evidence/disposable";
import type { RiskAssessment, RiskFact, RiskLevel } from "@/lib/shop/risk/schema";

/** What is known about an order when it is placed. Counts leave the order itself out. */
export interface RiskSignals {
  readonly accountAgeSeconds: number;
  readonly secondsSinceOpening: number;
  readonly ordersFromNetwork: number;
  readonly ordersFromNetworkAndBrowser: number;
  readonly endedOrders: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly browserKnown: boolean;
}

const MEDIUM_FROM = 35;
const HIGH_FROM = 65;
/** What every order starts with. A reason like the others, so that they add up. */
const START: RiskFact = { code: "start", points: 10, text: "Every order starts here." };

type Rule = (signals: RiskSignals) => RiskFact | undefined;
const fact = (code: string, points: number, text: string): RiskFact => ({ code, points, text });
const minutes = (seconds: number) => (seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);

const youngAccount: Rule = ({ accountAgeSeconds }) =>
  accountAgeSeconds < 60
    ? fact("account_brand_new", 20, `The address was verified ${minutes(accountAgeSeconds)} before the order.`)
    : accountAgeSeconds < 3600
      ? fact("account_new", 10, `The address was verified ${minutes(accountAgeSeconds)} before the order.`)
      : fact("account_settled", -10, "The account is older than an hour.");

const firstSeconds: Rule = ({ secondsSinceOpening }) =>
  secondsSinceOpening < 3
    ? fact("faster_than_people", 25, `Ordered ${secondsSinceOpening.toFixed(1)} s after the drop opened.`)
    : undefined;

const crowdedNetwork: Rule = ({ ordersFromNetwork }) =>
  ordersFromNetwork >= 2
    ? fact(
        "network_shared",
        Math.min(30, 5 * ordersFromNetwork),
        `${ordersFromNetwork} more orders of this drop came from the same network.`,
      )
    : undefined;

const sameMachine: Rule = ({ ordersFromNetworkAndBrowser }) =>
  ordersFromNetworkAndBrowser >= 1
    ? fact(
        "machine_shared",
        Math.min(20, 4 * ordersFromNetworkAndBrowser),
        `${ordersFromNetworkAndBrowser} more came from the same network and the same browser.`,
      )
    : undefined;

const disposableAddress: Rule = ({ email }) =>
  isDisposable(email) ? fact("address_disposable", 40, "The mail address is of a throw-away service.") : undefined;

const aliasedAddress: Rule = ({ email }) =>
  /\+/.test(email.split("@")[0] ?? "")
    ? fact("address_aliased", 10, "The mail address is a +alias: one mailbox can have thousands.")
    : undefined;

const digits = (text: string) => text.replace(/\D/g, "").length;
const generatedAddress: Rule = ({ email }) =>
  digits(email.split("@")[0] ?? "") >= 5
    ? fact("address_generated", 15, "The mail address holds five or more digits, as made-up ones do.")
    : undefined;

const nameless: Rule = ({ firstName, lastName }) =>
  firstName.toLowerCase() === lastName.toLowerCase()
    ? fact("name_doubled", 10, "First and last name are the same.")
    : undefined;

const noBrowser: Rule = ({ browserKnown }) =>
  browserKnown ? undefined : fact("no_browser", 25, "The order did not come from a web browser.");

const repeatedEndings: Rule = ({ endedOrders }) =>
  endedOrders > 0
    ? fact(
        "earlier_orders_ended",
        Math.min(15, 5 * endedOrders),
        `${endedOrders} earlier ${endedOrders === 1 ? "order" : "orders"} of this shopper ended without a shipment.`,
      )
    : undefined;

const GMAIL = new Set(["gmail.com", "googlemail.com"]);

/** The mailbox that an address ends in: case, +aliases and, with Gmail, dots make no new one. */
export function mailboxOf(email: string): string {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const plain = local.split("+")[0] ?? "";
  return GMAIL.has(domain) ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}

const RULES: readonly Rule[] = [
  youngAccount,
  firstSeconds,
  crowdedNetwork,
  sameMachine,
  disposableAddress,
  aliasedAddress,
  generatedAddress,
  nameless,
  noBrowser,
  repeatedEndings,
];

export const levelOf = (score: number): RiskLevel =>
  score >= HIGH_FROM ? "high" : score >= MEDIUM_FROM ? "medium" : "low";
const RECOMMENDATIONS = { low: "approve", medium: "review", high: "reject" } as const;

/** The assessment of an order that no assessor could score: a reviewer sees why there is no score. */
export const unscored: RiskAssessment = {
  score: 50,
  level: "medium",
  recommendation: "review",
  facts: [{ code: "not_assessed", points: 0, text: "The risk could not be assessed; the score is a placeholder." }],
  engine: "none",
};

/** Adds up the rules that fire. The score's parts are its reasons, so a reviewer can follow every point of it. */
export function assessByRules(signals: RiskSignals): RiskAssessment {
  const facts = RULES.map((rule) => rule(signals)).filter((found) => found !== undefined);
  const score = Math.max(
    0,
    Math.min(
      100,
      facts.reduce((sum, { points }) => sum + points, START.points),
    ),
  );
  const level = levelOf(score);
  return {
    score,
    level,
    recommendation: RECOMMENDATIONS[level],
    facts: [...facts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)), START],
    engine: "rules-1",
  };
}
