import { setTimeout as pause } from "node:timers/promises";
import { eachAtOnce } from "@/lib/platform/at-once";
import type { EntryId } from "@/lib/platform/ids";
import { sentAtOf } from "@/lib/platform/mail/server";
import { countAhead } from "@/lib/shop/draw/ahead";
import { isOver } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { excludedLetter, inLineLetter, notDrawnLetter } from "@/lib/shop/entry/letters";
import { entryMailKey, mailEntrant } from "@/lib/shop/entry/mails";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntry } from "@/lib/shop/entry/store";

/** SES takes 14 a second at first: the rest is for the mails about orders, which wait for none of these. */
const MAILS_A_SECOND = 10;
const READS_AT_ONCE = 32;

type Row = Pick<Entry, "entryId">;

async function untoldOf(rows: readonly Row[]): Promise<Row[]> {
  const told = new Set<EntryId>();
  await eachAtOnce(rows, READS_AT_ONCE, async (row) => {
    if ((await sentAtOf(entryMailKey(row, "result"))) !== null) told.add(row.entryId);
  });
  return rows.filter(({ entryId }) => !told.has(entryId));
}

/** Of the line nothing comes any more when the drop is over: its end is on the way. */
const hasNoPair = ({ status }: Entry): boolean => status === "not_drawn" || status === "waiting";

/** Tells one entrant, by what their entry is now. A winner's mail is that of the order. */
async function mailResult(drop: Drop, entryId: EntryId): Promise<void> {
  const entry = await findEntry(entryId);
  if (entry?.status === "excluded") await mailEntrant(entry, drop, "result", excludedLetter);
  else if (entry?.status === "waiting" && !isOver(drop)) await mailPlaceInLine(drop, entry);
  else if (entry && hasNoPair(entry)) await mailEntrant(entry, drop, "result", notDrawnLetter);
}

async function mailPlaceInLine(drop: Drop, entry: Entry): Promise<void> {
  const ahead = await countAhead(drop.dropId, { rank: entry.rank ?? 0, sizes: entry.sizes });
  await mailEntrant(entry, drop, "result", (to, about) => inLineLetter(to, about, ahead));
}

/**
 * Tells the entrants of a page what came of their entries, each once and slowly: a thousand take two minutes. Who was told by an
 * earlier run costs a read.
 */
export async function mailResults(drop: Drop, rows: readonly Row[]): Promise<void> {
  const untold = await untoldOf(rows);
  for (let first = 0; first < untold.length; first += MAILS_A_SECOND) {
    if (first > 0) await pause(1000);
    const second = untold.slice(first, first + MAILS_A_SECOND);
    await eachAtOnce(second, MAILS_A_SECOND, ({ entryId }) => mailResult(drop, entryId));
  }
}
