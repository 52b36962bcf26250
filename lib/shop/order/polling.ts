import { utilizationNow } from "@/lib/platform/http/load";
import { awaitsApproval, awaitsCarrier, awaitsStore, isFinished, isPrepared } from "@/lib/shop/order/rules";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";

/** How an order's page waits: often while nothing is going on, seldom while its asking would slow down what it waits for. */

const FINISHED_SECONDS = 60;
/** A parcel is scanned a few times a day. */
const UNDER_WAY_SECONDS = 5;
/** A payment or a decision may come any moment. */
const WAITING_SECONDS = 1;
const LONGEST_SECONDS = 10;
/** What is asked for half-way to the expected moment comes hardly late, and is asked for few times. */
const SHARE_OF_THE_WAIT = 0.5;

/** A page whose person decides at leisure stands back when the instance is busy; one whose person is paying, hardly. */
const patienceOf = (order: Polled): readonly [busy: number, atTheLimit: number] =>
  awaitsApproval(order) ? [2, 5] : [1, 2];
const secondsWhen = (utilization: number, [busy, atTheLimit]: readonly [number, number]): number =>
  utilization < 0.6 ? WAITING_SECONDS : utilization < 0.85 ? busy : atTheLimit;

/** How long preparing an order took those that were prepared last. */
export interface Preparation {
  readonly typicalMs: number;
  readonly seenMs: number;
}

const WEIGHT = 0.2;
const FORGOTTEN_AFTER_MS = 10_000;
const UNLOADED: Preparation = { typicalMs: 500, seenMs: 0 };

/** The moving average, begun anew after a quiet moment. */
export function withSample({ typicalMs, seenMs }: Preparation, tookMs: number, nowMs: number): Preparation {
  const base = nowMs - seenMs > FORGOTTEN_AFTER_MS ? tookMs : typicalMs;
  return { typicalMs: base + WEIGHT * (tookMs - base), seenMs: nowMs };
}

interface Polled {
  readonly status: OrderStatus;
  readonly timeline: readonly { readonly at: string }[];
}

/** How long preparing the order takes from now on, if it goes as with those before it. */
export function preparedInMs(order: Polled, preparation: Preparation, nowMs: number): number {
  const typicalMs = nowMs - preparation.seenMs > FORGOTTEN_AFTER_MS ? UNLOADED.typicalMs : preparation.typicalMs;
  return typicalMs - (nowMs - placedMs(order));
}

/** In how many seconds asking again is worth it. */
export function secondsUntilNews(order: Polled, preparation: Preparation, utilization: number, nowMs: number): number {
  if (isFinished(order)) return FINISHED_SECONDS;
  if (awaitsCarrier(order)) return UNDER_WAY_SECONDS;
  if (isPrepared(order)) return secondsWhen(utilization, patienceOf(order));
  const leftMs = preparedInMs(order, preparation, nowMs);
  return Math.min(LONGEST_SECONDS, Math.max(WAITING_SECONDS, Math.ceil((leftMs / 1000) * SHARE_OF_THE_WAIT)));
}

const placedMs = ({ timeline }: Polled): number => Date.parse(timeline[0]?.at ?? "");
const preparedMs = ({ timeline }: Polled): number => Date.parse(timeline[1]?.at ?? "");

let preparation = UNLOADED;

/** How long an answer may be held back for news. */
export const NEWS_WITHIN_MS = 1000;
/** Whether the store is about to move the order on: who asks now is answered when it has. */
export const isNewsNear = (order: Order): boolean =>
  awaitsStore(order) && (isPrepared(order) || preparedInMs(order, preparation, Date.now()) <= NEWS_WITHIN_MS);

/** How many seconds a client may wait before it asks again, as this instance sees the rush. */
export function pollAfterSeconds(order: Polled): number {
  const nowMs = Date.now();
  const tookMs = preparedMs(order) - placedMs(order);
  if (isPrepared(order) && nowMs - preparedMs(order) < FORGOTTEN_AFTER_MS)
    preparation = withSample(preparation, tookMs, nowMs);
  return secondsUntilNews(order, preparation, utilizationNow(), nowMs);
}
