import type { DropPhase } from "@/lib/shop/drop/schema";
import type { Override } from "@/lib/shop/entry/schema";
import type { Fairness } from "@/lib/shop/fairness/schema";
import type { OrderStatus } from "@/lib/shop/order/schema";

/** A draw as the desk sees it. Of a long list a fair sample is read: then counts of entries are estimates. Times are ISO 8601. */
export interface DeskDraw {
  readonly dropId: string;
  readonly name: string;
  readonly phase: DropPhase | "draft";
  readonly opensAt: string;
  readonly entriesCloseAt: string;
  readonly closesAt: string;
  /** Until when entries are decided on by hand, and whether they still are. */
  readonly decisionsEndAt: string;
  readonly decisionsOpen: boolean;
  /** Whether the viewer may decide on entries by hand now. */
  readonly mayDecide: boolean;
  readonly isSealed: boolean;
  /** Whether a manager has closed the drop before its time. */
  readonly isClosedByHand: boolean;
  /** When the drop ended, where that was before the winners were published, and its draw has come to its end. */
  readonly stoppedAt: string | null;
  /** How many entries were looked at, and whether these are all. */
  readonly looked: number;
  readonly isWhole: boolean;
  /** Entries that count; withdrawn ones. */
  readonly entries: number;
  readonly withdrawn: number;
  /** Excluded, or would be, by coded reason. */
  readonly exclusions: readonly (readonly [reason: string, entries: number])[];
  /** By the number of tickets; none where all have the same. */
  readonly tickets: readonly (readonly [tickets: string, entries: number])[];
  /** Kept in by hand. */
  readonly kept: number;
  readonly overTime: readonly EntriesPoint[];
  readonly bucketMinutes: number;
  readonly demand: readonly SizeDemand[];
  readonly groups: GroupPage;
  /** The entry that was asked for. */
  readonly entry: DeskEntry | null;
  /** Once it is drawn. */
  readonly outcome: DrawOutcome | null;
  /** Once the drop has closed and its books were counted: every number, those too that the public is not told. */
  readonly fairness: Fairness | null;
}

export interface EntriesPoint {
  /** Start of the bucket. */
  readonly at: string;
  readonly entries: number;
}

export interface SizeDemand {
  readonly size: string;
  readonly pairs: number;
  /** Entries that ask for it first. */
  readonly first: number;
}

export interface DrawOutcome {
  readonly drawnAt: string;
  readonly ranked: number;
  readonly sizes: readonly {
    readonly size: string;
    readonly pairs: number;
    readonly winners: number;
    readonly left: number;
  }[];
  /** In line now. */
  readonly waiting: number;
  readonly orders: readonly (readonly [status: OrderStatus, orders: number])[];
}

/** What entries of a group have in common, and how many of them at most. */
export type Shared = Readonly<Partial<Record<"mailbox" | "phone" | "address" | "network", number>>>;

export interface GroupMember {
  readonly entryId: string;
  readonly enteredAt: string;
  readonly sizes: readonly string[];
  /** Why it is excluded, or would be. */
  readonly reason: string | null;
  readonly override: Override["kind"] | null;
}

/** Entries that belong together, of which a rule or a manager excludes some. */
export interface EntryGroup {
  readonly size: number;
  readonly excluded: number;
  readonly shared: Shared;
  /** The first of them: excluded ones before the others. */
  readonly members: readonly GroupMember[];
}

export interface GroupPage {
  readonly groups: readonly EntryGroup[];
  readonly total: number;
  /** Where this page and the next one begin. */
  readonly from: number;
  readonly next: number | null;
}

/** One entry, for who decides on it. */
export interface DeskEntry extends GroupMember {
  /** Whether the rules were applied to it, or tried with all entries. */
  readonly isJudged: boolean;
  readonly status: string;
  readonly rank: number | null;
  /** Null where all have the same. */
  readonly tickets: number | null;
  readonly orderId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string;
  readonly signedUpAt: string;
  readonly decided: (Omit<Override, "by"> & { readonly name: string }) | null;
}
