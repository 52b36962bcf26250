import { isEntryId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry, EntryStatus } from "@/lib/shop/entry/schema";
import type { Appeal } from "@/lib/shop/appeal/schema";
import { appealEnd, isRejected, reorderEnd } from "@/lib/shop/appeal/rules";
import { bucketOf } from "@/lib/shop/fairness/spread";
import type { WayOfSale } from "@/lib/shop/fairness/schema";
import { decisionOf, isFinished, isSold, REVIEW_STATUS, reasonOf } from "@/lib/shop/order/rules";
import type { RecordedDecision } from "@/lib/shop/order/review/schema";
import type { Order, OrderReason } from "@/lib/shop/order/schema";

type Verdict = "accepted" | "declined" | "waiting";

/** What is counted. An order or an entry counts in several of them. */
export type Counted =
  | "people"
  | "placed"
  | "open"
  | "held"
  | "sentBack"
  | "byPeople"
  | `entry:${EntryStatus}`
  | `excluded:${string}`
  | `sold:${WayOfSale}`
  | `ended:${OrderReason}`
  | `decision:${RecordedDecision["decision"] | "automatic"}`
  | `appeal:${Verdict}`
  /** A bucket of the times to decide. */
  | `took:${number}`;

/** Counts of a part of the books: parts add up in any order. As JSON it is small, however many there were. */
export interface Tally {
  readonly counts: Readonly<Partial<Record<Counted, number>>>;
  /** Until when a rejected order can be appealed against, or ordered again: Unix milliseconds, 0 for no order. */
  readonly settlesAtMs: number;
}

export const EMPTY: Tally = { counts: {}, settlesAtMs: 0 };

export const countOf = ({ counts }: Tally, counted: Counted): number => counts[counted] ?? 0;

/** The tally of both parts. */
export function plus(a: Tally, b: Tally): Tally {
  const counts = { ...a.counts };
  for (const [counted, count] of Object.entries(b.counts) as [Counted, number][])
    counts[counted] = (counts[counted] ?? 0) + count;
  return { counts, settlesAtMs: Math.max(a.settlesAtMs, b.settlesAtMs) };
}

function tallyOf(counted: readonly Counted[], settlesAtMs = 0): Tally {
  const counts: Partial<Record<Counted, number>> = {};
  for (const name of counted) counts[name] = (counts[name] ?? 0) + 1;
  return { counts, settlesAtMs };
}

/** An account's first entry in a drop is the one that stands for it. */
export const tallyOfEntry = ({ status, reason = "other", priorWithdrawn }: Entry): Tally =>
  tallyOf([
    `entry:${status}`,
    ...(status === "excluded" ? ([`excluded:${reason}`] as const) : []),
    ...(priorWithdrawn === 0 ? (["people"] as const) : []),
  ]);

/** The orders of winners were begun before the draw was published, those of the line after it. */
export function wayOf({ request, createdAt }: Order, { drawnAt }: Pick<Drop, "drawnAt">): WayOfSale {
  if (!isEntryId(request.key)) return "first_come";
  return drawnAt === undefined || createdAt <= drawnAt ? "draw" : "line";
}

/** What is known of an order beside its record. */
export interface OrderContext {
  readonly way: WayOfSale;
  /** Whether its account entered the draw, and is counted by that. */
  readonly hasEntered: boolean;
  /** Whether its pair came back. */
  readonly isSentBack: boolean;
  readonly appeal: Appeal | undefined;
}

function outcomeOf(order: Order, { way, isSentBack }: OrderContext): Counted[] {
  if (isSold(order)) return [isSentBack ? "sentBack" : `sold:${way}`];
  if (isFinished(order)) return [`ended:${reasonOf(order) ?? "failed"}`];
  return order.pairNumber === undefined ? ["open"] : ["open", "held"];
}

const waitedFrom = ({ timeline }: Order): string | undefined =>
  timeline.findLast(({ status }) => status === REVIEW_STATUS)?.at;

function decisionIn(order: Order): Counted[] {
  const decision = decisionOf(order);
  if (!decision) return [];
  if (decision.auto) return ["decision:automatic"];
  const from = waitedFrom(order);
  if (decision.decision === "timeout" || from === undefined) return [`decision:${decision.decision}`];
  const seconds = (Date.parse(decision.at) - Date.parse(from)) / 1000;
  return [`decision:${decision.decision}`, "byPeople", `took:${bucketOf(seconds)}`];
}

const verdictOn = ({ verdict }: Appeal): Verdict => verdict?.result ?? "waiting";

function settlesAt(order: Order, appeal: Appeal | undefined): number {
  if (!isRejected(order)) return 0;
  const end = appeal ? reorderEnd(appeal) : appealEnd(order);
  return end === null ? 0 : Date.parse(end);
}

/** An account's first order in a drop stands for it, where it has no entry. */
export function tallyOfOrder(order: Order, context: OrderContext): Tally {
  const { appeal, hasEntered } = context;
  const counted: Counted[] = [
    "placed",
    ...outcomeOf(order, context),
    ...decisionIn(order),
    ...(appeal ? ([`appeal:${verdictOn(appeal)}`] as const) : []),
    ...(order.priorEndedOrders === 0 && !hasEntered ? (["people"] as const) : []),
  ];
  return tallyOf(counted, settlesAt(order, appeal));
}
