import "server-only";
import { nameOf } from "@/lib/account/customer/names";
import { recentCustomer } from "@/lib/account/customer/store";
import { memberOf } from "@/lib/desk/draw/rules";
import type { DeskEntry } from "@/lib/desk/draw/schema";
import { isEntryId } from "@/lib/platform/ids";
import type { Entry, Override } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";

async function decidedView(override: Override | undefined): Promise<DeskEntry["decided"]> {
  if (!override) return null;
  const { by, ...decided } = override;
  return { ...decided, name: (await nameOf(by)) ?? by };
}

interface Judgement {
  readonly reasonOf: (entry: Entry) => string | undefined;
  readonly isJudged: boolean;
}

async function viewOf(entry: Entry, { reasonOf, isJudged }: Judgement): Promise<DeskEntry> {
  const [customer, decided] = await Promise.all([recentCustomer(entry.customerId), decidedView(entry.override)]);
  return {
    ...memberOf(entry, reasonOf(entry)),
    isJudged,
    status: entry.status,
    rank: entry.rank ?? null,
    tickets: entry.tickets ?? null,
    orderId: entry.orderId ?? null,
    name: customer?.firstName ?? null,
    email: customer?.email ?? null,
    country: entry.destination,
    signedUpAt: entry.account.signedUpAt,
    decided,
  };
}

/** An entry of this draw as the desk sees it; null where there is none. The caller has made sure that it is asked by the team. */
export async function entryInDraw(dropId: string, entryId = "", judgement: Judgement): Promise<DeskEntry | null> {
  const entry = isEntryId(entryId) ? await findEntry(entryId) : undefined;
  return entry?.dropId === dropId ? viewOf(entry, judgement) : null;
}
