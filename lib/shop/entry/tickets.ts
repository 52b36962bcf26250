import type { CustomerId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import { everyDrop } from "@/lib/shop/drop/server";
import { isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesInDrop } from "@/lib/shop/entry/store";
import { hasPairIn } from "@/lib/shop/order/places";

/** By what a person is known from one draw to the next. */
export interface Person {
  readonly customerId: CustomerId;
  /** The mailbox behind the address, as a digest. */
  readonly mailbox: string;
}

const LOST: readonly Entry["status"][] = ["waiting", "not_drawn"];

/** Whether the entry was on the sealed list, was not excluded, and came to no pair; made by the mailbox of today. */
const hasLost = ({ status, fingerprint }: Entry, { mailbox }: Person): boolean =>
  LOST.includes(status) && fingerprint?.mailbox === mailbox;

async function drawsOf(dropIds: readonly string[]): Promise<Drop[]> {
  const drawn = (await everyDrop()).filter(({ drawnAt }) => drawnAt !== undefined);
  return drawn.filter(({ dropId }) => dropIds.includes(dropId));
}

async function liveEntries({ customerId }: Person, draws: readonly Drop[]): Promise<Entry[]> {
  const entries = await Promise.all(draws.map(({ dropId }) => entriesInDrop(customerId, dropId)));
  return entries.flat().filter(isLive);
}

/** Reads the person's own entries, and of who lost the orders of account and mailbox. */
async function isLoser(person: Person, dropIds: readonly string[]): Promise<boolean> {
  const draws = await drawsOf(dropIds);
  const entries = await liveEntries(person, draws);
  if (entries.length === 0 || !entries.every((entry) => hasLost(entry, person))) return false;
  const bought = await Promise.all(draws.map((draw) => hasPairIn(person, draw)));
  return !bought.includes(true);
}

/**
 * How many tickets an entry of the person has in the drop's draw: more than one for who lost an earlier draw that the drop names,
 * was excluded from none of them, and has a pair of none. Undefined where the drop gives everyone the same.
 */
export async function ticketsOf(
  person: Person,
  { losersAdvantage }: Pick<Drop, "losersAdvantage">,
): Promise<number | undefined> {
  if (!losersAdvantage) return undefined;
  return (await isLoser(person, losersAdvantage.dropIds)) ? losersAdvantage.tickets : 1;
}
