import type { Counts, Estimate, Missed, Replay, ReplayedOrder, Setting, Truth } from "@/lib/desk/thresholds/schema";
import type { Listing } from "@/lib/shop/listing/schema";
import { suggestionAt } from "@/lib/shop/risk-policy/rules";

/** How long a look at an order takes: what the desk plans with. */
export const MINUTES_A_LOOK = 2;

const TRUTHS: Readonly<Record<Listing["verdict"] & string, Truth>> = {
  approve: "person",
  reject: "bot",
  timeout: "unknown",
  auto: "unknown",
};

/** As a person decided. What was approved without one says nothing of who placed it. */
export const truthOf = ({ verdict }: Pick<Listing, "verdict">): Truth =>
  verdict === undefined ? "unknown" : TRUTHS[verdict];

const UNPAID: readonly Listing["status"][] = ["processing", "awaiting_payment"];

/** The orders that a setting is tried on: scored, and paid for. What ended before any decision never came to the desk. */
export function replayable(listings: readonly Listing[]): ReplayedOrder[] {
  return listings.flatMap((listing) => {
    const { orderId, score, status, verdict } = listing;
    const reached = !UNPAID.includes(status) && (status !== "compensated" || verdict !== undefined);
    return score === undefined || !reached ? [] : [{ orderId, score, truth: truthOf(listing) }];
  });
}

const count = (orders: readonly ReplayedOrder[]): Counts => {
  const of = (truth: Truth) => orders.filter((order) => order.truth === truth).length;
  return { bot: of("bot"), person: of("person"), unknown: of("unknown") };
};
export const total = ({ bot, person, unknown }: Counts): number => bot + person + unknown;

export const isAuto = ({ score }: Pick<ReplayedOrder, "score">, { autoBelow }: Setting): boolean =>
  autoBelow !== null && score < autoBelow;

/** What the setting would have made of these orders. The people who look decide what is left to them: that is not guessed at. */
export function replay(orders: readonly ReplayedOrder[], setting: Setting): Replay {
  const suggested = (what: ReturnType<typeof suggestionAt>) =>
    orders.filter(({ score }) => suggestionAt(score, setting) === what);
  const toLook = orders.filter((order) => !isAuto(order, setting)).length;
  return {
    approve: count(suggested("approve")),
    review: count(suggested("review")),
    reject: count(suggested("reject")),
    auto: count(orders.filter((order) => isAuto(order, setting))),
    toLook,
    minutes: toLook * MINUTES_A_LOOK,
  };
}

/** Orders of people that the setting suggests to reject, and orders of bots that it suggests to approve: the surest first. */
export function mistakes(orders: readonly ReplayedOrder[], setting: Setting) {
  const of = (truth: Truth, suggestion: string) =>
    orders.filter((order) => order.truth === truth && suggestionAt(order.score, setting) === suggestion);
  return {
    hurt: of("person", "reject").toSorted((a, b) => b.score - a.score),
    lost: of("bot", "approve").toSorted((a, b) => a.score - b.score),
  };
}

const Z = 1.959964; // 95 %

/** A share of a sample with Wilson's interval, which holds for small samples and for none found. Null of an empty sample. */
export function estimate(found: number, sample: number): Estimate | null {
  if (sample === 0) return null;
  const share = found / sample;
  const scale = 1 + Z ** 2 / sample;
  const middle = (share + Z ** 2 / (2 * sample)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / sample + Z ** 2 / (4 * sample ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How many bots are approved without a person, by what people found in the blind slice of the same scores. */
export function missed(listings: readonly Listing[]): Missed {
  const slice = listings.filter(({ blind }) => blind?.below === true);
  const reviewed = slice.filter(({ verdict }) => verdict === "approve" || verdict === "reject");
  const rejected = reviewed.filter(({ verdict }) => verdict === "reject").length;
  return {
    approvedAlone: listings.filter(({ verdict }) => verdict === "auto").length,
    reviewed: reviewed.length,
    rejected,
    waiting: slice.filter(({ verdict }) => verdict === undefined).length,
    estimate: estimate(rejected, reviewed.length),
  };
}

const BINS = 20;

/** Orders by score, in steps of five, the last one holding 100. */
export const histogram = (orders: readonly ReplayedOrder[]): Counts[] =>
  Array.from({ length: BINS }, (_, bin) =>
    count(orders.filter(({ score }) => Math.min(BINS - 1, Math.floor((score * BINS) / 100)) === bin)),
  );
