import { counted } from "@/lib/platform/text/count";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { briefly } from "@/lib/shop/risk/evidence/numbers";
import type { RiskAssessment, RiskFact, RiskLevel } from "@/lib/shop/risk/schema";

const MEDIUM_FROM = 35;
const HIGH_FROM = 65;
/** What every order starts with. A reason like the others, so that they add up. */
const START: RiskFact = { code: "start", points: 10, text: "Every order starts here." };

type Rule = (evidence: EvidenceVector) => RiskFact | undefined;
const fact = (code: string, points: number, text: string): RiskFact => ({ code, points, text });

const youngAccount: Rule = ({ accountAgeSeconds = 0 }) =>
  accountAgeSeconds < 60
    ? fact("account_brand_new", 20, `The address was verified ${briefly(accountAgeSeconds)} before the order.`)
    : accountAgeSeconds < 3600
      ? fact("account_new", 10, `The address was verified ${briefly(accountAgeSeconds)} before the order.`)
      : fact("account_settled", -10, "The account is older than an hour.");

const firstSeconds: Rule = ({ secondsSinceOpening = 0 }) =>
  secondsSinceOpening < 3
    ? fact("faster_than_people", 25, `Ordered ${secondsSinceOpening.toFixed(1)} s after the drop opened.`)
    : undefined;

const crowdedNetwork: Rule = ({ networkOrders = 0 }) =>
  networkOrders >= 2
    ? fact(
        "network_shared",
        Math.min(30, 5 * networkOrders),
        `${networkOrders} more orders of this drop came from the same network.`,
      )
    : undefined;

const sameMachine: Rule = ({ networkOrders = 0, deviceOrders = 0 }) => {
  const orders = Math.min(networkOrders, deviceOrders);
  return orders >= 1
    ? fact(
        "machine_shared",
        Math.min(20, 4 * orders),
        `${orders} more came from the same network and the same browser.`,
      )
    : undefined;
};

const disposableAddress: Rule = ({ disposableDomain }) =>
  disposableDomain === 1 ? fact("address_disposable", 40, "The mail address is of a throw-away service.") : undefined;

const aliasedAddress: Rule = ({ aliasedMailbox }) =>
  aliasedMailbox === 1
    ? fact("address_aliased", 10, "The mail address is an alias: one mailbox can have thousands.")
    : undefined;

const generatedAddress: Rule = ({ mailboxDigits = 0 }) =>
  mailboxDigits >= 5
    ? fact("address_generated", 15, "The mail address holds five or more digits, as made-up ones do.")
    : undefined;

const oddName: Rule = ({ nameOddness = 0 }) =>
  nameOddness >= 0.5 ? fact("name_odd", 10, "The name does not read like one.") : undefined;

const noBrowser: Rule = ({ notABrowser }) =>
  notABrowser === 1 ? fact("no_browser", 25, "The order did not come from a web browser.") : undefined;

const repeatedEndings: Rule = ({ endedOrders = 0 }) =>
  endedOrders > 0
    ? fact(
        "earlier_orders_ended",
        Math.min(15, 5 * endedOrders),
        `${counted(endedOrders, "earlier order")} of this shopper ended without a shipment.`,
      )
    : undefined;

const RULES: readonly Rule[] = [
  youngAccount,
  firstSeconds,
  crowdedNetwork,
  sameMachine,
  disposableAddress,
  aliasedAddress,
  generatedAddress,
  oddName,
  noBrowser,
  repeatedEndings,
];

export const levelOf = (score: number): RiskLevel =>
  score >= HIGH_FROM ? "high" : score >= MEDIUM_FROM ? "medium" : "low";
const RECOMMENDATIONS = { low: "approve", medium: "review", high: "reject" } as const;

/** The assessment of an order that could not be scored: a reviewer sees why there is no score. */
export const unscored: RiskAssessment = {
  score: 50,
  level: "medium",
  recommendation: "review",
  facts: [{ code: "not_assessed", points: 0, text: "The risk could not be assessed; the score is a placeholder." }],
  engine: "none",
};

/** Adds up the rules that fire: what scores where the model cannot, and what the model is compared with. Pure. */
export function assessByRules(evidence: EvidenceVector): RiskAssessment {
  const found = RULES.map((rule) => rule(evidence)).filter((fired) => fired !== undefined);
  const sum = found.reduce((total, { points }) => total + points, START.points);
  const score = Math.max(0, Math.min(100, sum));
  const facts = score === sum ? found : [...found, fact("score_ends", score - sum, `A score ends at ${score}.`)];
  const level = levelOf(score);
  return {
    score,
    level,
    recommendation: RECOMMENDATIONS[level],
    facts: [...facts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)), START],
    engine: "rules-1",
  };
}
