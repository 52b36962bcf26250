import { statusWords } from "@/components/order/words";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { ScoreView } from "@/lib/shop/risk-policy/schema";
import { queueQuerySchema, queueSortSchema, type QueueQuery, type QueueSort } from "@/lib/desk/queue/schema";
import { REVIEW_STATUS } from "@/lib/shop/order/rules";
import { orderStatusSchema } from "@/lib/shop/order/schema";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;
const FIRST = queueQuerySchema.parse({});
const NAMES = Object.keys(queueQuerySchema.shape) as (keyof QueueQuery)[];

/** What the desk shows, as its address says it. Unknown values count as absent. */
export function deskQuery(params: SearchParams): QueueQuery {
  const known = NAMES.filter((name) => {
    const value = params[name];
    return typeof value === "string" && value.trim() !== "" && queueQuerySchema.shape[name].safeParse(value).success;
  });
  return queueQuerySchema.parse(Object.fromEntries(known.map((name) => [name, params[name]])));
}

/** The view in the words of an address; what is as at first is left out. */
export function deskSearch(query: QueueQuery): string {
  const told = NAMES.filter((name) => query[name] !== undefined && query[name] !== FIRST[name]);
  return new URLSearchParams(told.map((name) => [name, String(query[name])])).toString();
}

type Change = { readonly [Name in keyof QueueQuery]?: QueueQuery[Name] | undefined };

/** The same view with something changed; a change starts from the first page. */
const changed = (query: QueueQuery, change: Change): QueueQuery =>
  queueQuerySchema.parse({ ...query, cursor: undefined, ...change });

const at = (path: string, search: string) => (search ? `${path}?${search}` : path);

export const deskHref = (query: QueueQuery, change: Change = {}): string =>
  at("/fulfillment", deskSearch(changed(query, change)));

/** The view as it is, page and all. */
export const deskPlace = (query: QueueQuery): string => at("/fulfillment", deskSearch(query));

/** An order within a view: going on to the next keeps the view. */
export const orderHref = (orderId: string, query: QueueQuery): string =>
  at(`/fulfillment/orders/${orderId}`, deskSearch(query));

/** The same page with the score that it held back. */
export const withScore = (href: string): string => `${href}${href.includes("?") ? "&" : "?"}score=shown`;

/** Orders as a list beside the facts may show them: where a score is held back until it is asked for, without those to come. */
export const withinSight = <T extends FulfillmentOrderView>(orders: readonly T[], view: ScoreView): T[] =>
  orders.map((order) => (view === "score_hidden" && isOpenForDecision(order) ? { ...order, risk: null } : order));

/** The API call that tells whether this view has changed. */
export const deskProbe = (query: QueueQuery): string => at("/api/fulfillment/queue", deskSearch(query));

const view = (name: string, query: Change) => ({ name, query: queueQuerySchema.parse(query) });

/** Views that every reviewer has. */
export const commonViews: readonly { readonly name: string; readonly query: QueueQuery }[] = [
  view("Needs me now", {}),
  view("Mine", { assigned: "me" }),
  view("High risk", { level: "high", sort: "risk" }),
  view("Ending soon", { within: 120, sort: "deadline" }),
  view("Flagged", { flagged: "only", held: "any" }),
  view("On hold", { held: "only" }),
  view("Decided", { status: "decided", sort: "newest" }),
];

/** The view without its page. */
export const viewSearch = (query: QueueQuery): string => deskSearch(changed(query, {}));

export const isSameView = (a: QueueQuery, b: QueueQuery): boolean => viewSearch(a) === viewSearch(b);

export const statusFilters = [
  { value: REVIEW_STATUS, label: statusWords[REVIEW_STATUS] },
  { value: "all" as const, label: "All orders" },
  { value: "decided" as const, label: "Decided" },
  ...orderStatusSchema.options
    .filter((status) => status !== REVIEW_STATUS)
    .map((status) => ({ value: status, label: statusWords[status] })),
];

export const levelFilters = riskLevelSchema.options.map((value) => ({
  value,
  label: `${value[0]?.toUpperCase()}${value.slice(1)} risk`,
}));

const sortWords: Record<QueueSort, string> = {
  urgency: "Deadline, then risk",
  deadline: "Soonest deadline",
  risk: "Highest risk",
  newest: "Newest",
};
export const sortOptions = queueSortSchema.options.map((value) => ({ value, label: sortWords[value] }));
