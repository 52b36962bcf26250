import { recentCustomer } from "@/lib/account/customer/store";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Letter, Recipient } from "@/lib/platform/mail/schema";
import { sendMailOnce } from "@/lib/platform/mail/server";
import type { Drop } from "@/lib/shop/drop/schema";
import type { AboutEntry } from "@/lib/shop/entry/letters";
import type { Entry } from "@/lib/shop/entry/schema";

/** The mails about an entry. Part of the ledger's keys: never renamed. */
type EntryMail = "receipt" | "result";

export const entryMailKey = ({ entryId }: Pick<Entry, "entryId">, mail: EntryMail): string => `${entryId}:${mail}`;

type Compose = (to: Recipient, about: AboutEntry) => Letter;

/** Sends one mail about an entry to its shopper, once. A mailbox that refuses it finds the same on the page. */
export async function mailEntrant(entry: Entry, drop: Drop, mail: EntryMail, compose: Compose): Promise<void> {
  const customer = await recentCustomer(entry.customerId);
  if (!customer) return;
  const dropUrl = `${env("SITE_URL")}/drops/${drop.dropId}`;
  const about = { entry, dropName: drop.name, url: `${dropUrl}/enter`, drawUrl: `${dropUrl}/draw` };
  try {
    await sendMailOnce(entryMailKey(entry, mail), () => compose(customer, about));
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    log.warn("a mail about an entry was refused by the mailbox", { entryId: entry.entryId, mail }, error);
  }
}
