import { closingOf } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { quantileOf } from "@/lib/shop/fairness/spread";
import { countOf, type Counted, type Tally } from "@/lib/shop/fairness/tally";
import { wayOfSaleSchema, type Fairness, type FairnessReceipt } from "@/lib/shop/fairness/schema";
import { countPairs } from "@/lib/shop/inventory/rules";
import { orderReasonSchema } from "@/lib/shop/order/schema";
import { hashOfJson } from "@/packages/draw-record";

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** The counts whose names begin so, by the rest of the name. */
const countsUnder = ({ counts }: Tally, prefix: string): [string, number][] =>
  Object.entries(counts)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, count = 0]) => [name.slice(prefix.length), count]);

function entriesOf(tally: Tally): NonNullable<Fairness["entries"]> {
  const of = (...statuses: readonly (Counted & `entry:${string}`)[]) =>
    sum(statuses.map((name) => countOf(tally, name)));
  return {
    made: sum(countsUnder(tally, "entry:").map(([, count]) => count)),
    withdrawn: of("entry:withdrawn"),
    excluded: Object.fromEntries(countsUnder(tally, "excluded:")),
    drawn: of("entry:drawn"),
    waiting: of("entry:entered", "entry:waiting"),
    notDrawn: of("entry:not_drawn"),
  };
}

const soldBy = (tally: Tally): Fairness["pairs"]["sold"] => ({
  draw: countOf(tally, "sold:draw"),
  line: countOf(tally, "sold:line"),
  first_come: countOf(tally, "sold:first_come"),
});

function pairsOf({ sizes }: Drop, tally: Tally): Fairness["pairs"] {
  const made = sum(sizes.map(countPairs));
  const [sold, held] = [soldBy(tally), countOf(tally, "held")];
  return { made, sold, held, left: Math.max(0, made - held - sum(Object.values(sold))) };
}

function ordersOf(tally: Tally): Fairness["orders"] {
  const reasons = orderReasonSchema.options.map((reason) => [reason, countOf(tally, `ended:${reason}`)] as const);
  return {
    placed: countOf(tally, "placed"),
    sold: sum(wayOfSaleSchema.options.map((way) => countOf(tally, `sold:${way}`))),
    sentBack: countOf(tally, "sentBack"),
    open: countOf(tally, "open"),
    ended: Object.fromEntries(reasons.filter(([, count]) => count > 0)),
  };
}

const decisionsOf = (tally: Tally): Fairness["decisions"] => ({
  approved: countOf(tally, "decision:approve"),
  approvedAutomatically: countOf(tally, "decision:automatic"),
  rejected: countOf(tally, "decision:reject"),
  notInTime: countOf(tally, "decision:timeout"),
});

function appealsOf(tally: Tally): Fairness["appeals"] {
  const [accepted, declined, waiting] = (["accepted", "declined", "waiting"] as const).map((verdict) =>
    countOf(tally, `appeal:${verdict}`),
  ) as [number, number, number];
  return { made: accepted + declined + waiting, accepted, declined, waiting };
}

function timesOf(tally: Tally): Fairness["decisionSeconds"] {
  const decisions = countOf(tally, "byPeople");
  if (decisions === 0) return null;
  const buckets = new Map(countsUnder(tally, "took:").map(([bucket, count]) => [Number(bucket), count]));
  return { decisions, median: quantileOf(buckets, 0.5), p90: quantileOf(buckets, 0.9) };
}

interface Counting {
  readonly state: Fairness["state"];
  readonly countedAt: string;
  readonly refunds: number;
}

/** What was counted of a drop, as it is kept. Entries, pairs and orders add up. */
export const fairnessFrom = (drop: Drop, tally: Tally, { state, countedAt, refunds }: Counting): Fairness => ({
  version: 1,
  dropId: drop.dropId,
  mode: drop.mode,
  state,
  closedAt: closingOf(drop),
  countedAt,
  people: countOf(tally, "people"),
  entries: drop.mode === "draw" ? entriesOf(tally) : null,
  pairs: pairsOf(drop, tally),
  orders: ordersOf(tally),
  decisions: decisionsOf(tally),
  appeals: appealsOf(tally),
  refunds,
  decisionSeconds: timesOf(tally),
});

/** A number about fewer says something of one of them. */
export const FEWEST_TOLD = 3;

const NOT_TOLD = { entries: null, orders: null, decisions: null, appeals: null, refunds: null, decisionSeconds: null };

/**
 * What is published: where fewer than three people took part, nothing of what they did or what was decided on them; and the times
 * only of three decisions or more.
 */
export function receiptFrom(fairness: Fairness): FairnessReceipt {
  if (fairness.people < FEWEST_TOLD) return { ...fairness, ...NOT_TOLD };
  const { decisionSeconds } = fairness;
  return { ...fairness, decisionSeconds: (decisionSeconds?.decisions ?? 0) < FEWEST_TOLD ? null : decisionSeconds };
}

/** SHA-256 of the receipt's canonical JSON, in hex: that of the bytes that the API answers with. */
export const receiptHash = (receipt: FairnessReceipt): string => hashOfJson(receipt);
