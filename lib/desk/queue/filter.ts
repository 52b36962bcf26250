import { type Counts, type Facet, facets, type QueueQuery, type QueueStatus } from "@/lib/desk/queue/schema";
import { endsWithin } from "@/lib/desk/queue/rules";
import { searchFor } from "@/lib/desk/queue/search";
import type { Listing } from "@/lib/shop/listing/schema";
import { isCompensated, isSold, REVIEW_STATUS } from "@/lib/shop/order/rules";

/** Who asks, and when. */
interface Asking {
  readonly me: string;
  readonly nowMs: number;
}

type Test = (listing: Listing) => boolean;

/** Which orders are shown where no status is chosen: of a search all, else those that wait. */
export const statusOf = ({ status, q }: Pick<QueueQuery, "status" | "q">): QueueStatus =>
  status ?? (q ? "all" : REVIEW_STATUS);

/** The values of the status filter that show the order. What is decided, or about to be, waits no more. */
function statusesOf(listing: Listing): QueueStatus[] {
  const { status, decided } = listing;
  const past = isSold(listing) || isCompensated(listing);
  const own = status === REVIEW_STATUS && decided ? [] : [status];
  return ["all", ...own, ...(past || decided ? (["decided"] as const) : [])];
}

const assignedOf = ({ assignee }: Listing, me: string): string[] =>
  assignee === undefined ? ["none"] : assignee === me ? ["me", assignee] : [assignee];

const isHeld = ({ heldUntil }: Listing, nowMs: number): boolean =>
  heldUntil !== undefined && Date.parse(heldUntil) > nowMs;

function heldTest(query: QueueQuery, nowMs: number): Test {
  if (query.held === "only") return (listing) => isHeld(listing, nowMs);
  const shown = query.held === "any" || query.q !== undefined || statusOf(query) !== REVIEW_STATUS;
  return (listing) => shown || !isHeld(listing, nowMs);
}

/** The filters that have no values to choose from. */
function otherTests(query: QueueQuery, nowMs: number): Test[] {
  const { q, within, flagged } = query;
  return [
    heldTest(query, nowMs),
    ...(q === undefined ? [] : [searchFor(q)]),
    ...(flagged ? [(listing: Listing) => listing.flagged === true] : []),
    ...(within === undefined ? [] : [(listing: Listing) => endsWithin(listing, within, nowMs)]),
  ];
}

type ValuesOf = Readonly<Record<Facet, (listing: Listing) => readonly string[]>>;
const valuesFor = (me: string): ValuesOf => ({
  status: statusesOf,
  level: ({ level }) => (level ? [level] : []),
  size: ({ size }) => [size],
  country: ({ country }) => [country],
  assigned: (listing) => assignedOf(listing, me),
});

export interface Filtered {
  readonly listings: Listing[];
  readonly counts: Readonly<Record<Facet, Counts>>;
}

/** What all filters let through, and what each would with another value. One pass over all. */
export function filterListings(all: Iterable<Listing>, query: QueueQuery, { me, nowMs }: Asking): Filtered {
  const others = otherTests(query, nowMs);
  const valuesOf = valuesFor(me);
  const { level, size, country, assigned } = query;
  const wanted: Readonly<Record<Facet, string | undefined>> = {
    status: statusOf(query),
    level,
    size,
    country,
    assigned,
  };
  const listings: Listing[] = [];
  const counts: Record<Facet, Record<string, number>> = { status: {}, level: {}, size: {}, country: {}, assigned: {} };
  for (const listing of all) {
    if (!others.every((test) => test(listing))) continue;
    const values = facets.map((facet) => valuesOf[facet](listing));
    const refusing = facets.filter((facet, i) => !isAmong(wanted[facet], values[i]));
    if (refusing.length === 0) listings.push(listing);
    if (refusing.length > 1) continue;
    facets.forEach((facet, i) => {
      if (refusing.length === 0 || refusing[0] === facet)
        for (const value of values[i] ?? []) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
    });
  }
  return { listings, counts };
}

const isAmong = (wanted: string | undefined, values: readonly string[] | undefined): boolean =>
  wanted === undefined || (values ?? []).includes(wanted);
