import type { EntriesPoint, EntryGroup, GroupMember, GroupPage, Shared, SizeDemand } from "@/lib/desk/draw/schema";
import { bucketMinutesFor } from "@/lib/desk/figures/rules";
import { countBy } from "@/lib/shop/draw/preview";
import { groupsOf } from "@/lib/shop/draw/rings";
import type { Entry } from "@/lib/shop/entry/schema";

const GROUPS_OF_A_PAGE = 20;
const MEMBERS_SHOWN = 10;

/** Entries in each bucket of the time that they are taken, so far; each counts for so many. */
export function entriesOverTime(
  entries: readonly Pick<Entry, "createdAt">[],
  { fromMs, toMs, weight }: { readonly fromMs: number; readonly toMs: number; readonly weight: number },
): { readonly overTime: EntriesPoint[]; readonly bucketMinutes: number } {
  const bucketMinutes = bucketMinutesFor(toMs - fromMs);
  const widthMs = bucketMinutes * 60_000;
  const bucketOf = (ms: number) => Math.floor((ms - fromMs) / widthMs);
  const counts = countBy(entries.map(({ createdAt }) => bucketOf(Date.parse(createdAt))));
  const overTime = Array.from({ length: Math.max(0, bucketOf(toMs)) + 1 }, (_, i) => ({
    at: new Date(fromMs + i * widthMs).toISOString(),
    entries: Math.round((counts.get(i) ?? 0) * weight),
  }));
  return { overTime, bucketMinutes };
}

/** How many ask for each size first, of so many pairs; each entry counts for so many. */
export function demandOf(
  entries: readonly Pick<Entry, "sizes">[],
  stock: readonly { readonly size: string; readonly pairs: number }[],
  weight: number,
): SizeDemand[] {
  const first = countBy(entries.map(({ sizes }) => sizes[0]));
  return stock.map(({ size, pairs }) => ({ size, pairs, first: Math.round((first.get(size) ?? 0) * weight) }));
}

type ReasonOf = (entry: Entry) => string | undefined;

export const memberOf = (entry: Entry, reason: string | undefined): GroupMember => ({
  entryId: entry.entryId,
  enteredAt: entry.createdAt,
  sizes: entry.sizes,
  reason: reason ?? null,
  override: entry.override?.kind ?? null,
});

const KEYS = ["mailbox", "phone", "address", "network"] as const;

/** Of how many the most common value is; nothing where all differ. */
function sharedBy(group: readonly Entry[]): Shared {
  const most = (key: (typeof KEYS)[number]) => {
    const values = group.map(({ fingerprint }) => fingerprint?.[key]).filter((value) => value !== undefined);
    return Math.max(0, ...countBy(values).values());
  };
  return Object.fromEntries(KEYS.map((key) => [key, most(key)] as const).filter(([, count]) => count > 1));
}

function viewOf(group: readonly Entry[], reasonOf: ReasonOf): EntryGroup {
  const members = group.map((entry) => memberOf(entry, reasonOf(entry)));
  const excludedFirst = members.toSorted((a, b) => Number(a.reason === null) - Number(b.reason === null));
  const excluded = members.filter(({ reason }) => reason !== null).length;
  return { size: group.length, excluded, shared: sharedBy(group), members: excludedFirst.slice(0, MEMBERS_SHOWN) };
}

/** Whether there is something to see: one that is excluded, or that was decided on by hand. */
const isTold = (reasonOf: ReasonOf) => (group: readonly Entry[]) =>
  group.some((entry) => reasonOf(entry) !== undefined || entry.override !== undefined);

/** The groups of which some are excluded or decided on by hand, the largest first: a page of them. */
export function groupPageOf(entries: readonly Entry[], reasonOf: ReasonOf, from: number): GroupPage {
  const told = groupsOf(entries).filter(isTold(reasonOf));
  const sorted = told.toSorted((a, b) => b.length - a.length);
  const groups = sorted.slice(from, from + GROUPS_OF_A_PAGE).map((group) => viewOf(group, reasonOf));
  const next = from + GROUPS_OF_A_PAGE < told.length ? from + GROUPS_OF_A_PAGE : null;
  return { groups, total: told.length, from, next };
}
