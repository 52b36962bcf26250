import { TerminalError } from "@/lib/platform/errors";
import type { Drop } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { booksOf, countPage, type BookName, type Cursor } from "@/lib/shop/fairness/count";
import { look, stateCount } from "@/lib/shop/fairness/look";
import type { Fairness } from "@/lib/shop/fairness/schema";
import type { Tally } from "@/lib/shop/fairness/tally";

async function dropOfReceipt(dropId: string): Promise<Drop> {
  const drop = await findDrop(dropId);
  if (!drop) throw new TerminalError(`${dropId} is not stored`);
  return drop;
}

/** The effects of stating how a drop went. Each may run again after it happened. */
export const fairnessSteps = (dropId: string) => ({
  books: async (): Promise<readonly BookName[]> => booksOf(await dropOfReceipt(dropId)),
  count: async (book: BookName, from: Cursor) => countPage(await dropOfReceipt(dropId), book, from),
  look: (known: Tally, waitedUntilMs: number) => look(dropId, known, waitedUntilMs),
  state: async (tally: Tally, state: Fairness["state"]): Promise<void> =>
    stateCount(await dropOfReceipt(dropId), tally, state),
});

export type FairnessSteps = ReturnType<typeof fairnessSteps>;
