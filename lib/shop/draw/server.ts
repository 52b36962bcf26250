import { AppError } from "@/lib/platform/errors";
import { memoByKey } from "@/lib/platform/memo";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw, readPages } from "@/lib/shop/draw/store";
import { publishedDrop } from "@/lib/shop/drop/server";
import { draw, type DrawRecord, type SealedRecord } from "@/packages/draw-record";

/** A record of a hundred thousand entries is 11 MB. */
const MOST_RECORDS = 3;
const FRESH_FOR_MS = 60_000;

async function drawnRecord({ dropId, seed, signature = "" }: Draw, sealed: SealedRecord): Promise<DrawRecord> {
  const listed = await readPages(dropId, "listed", sealed.entries);
  return draw(sealed, listed, seed, signature);
}

/** It does not change any more. */
const recordOfPast = memoByKey(FRESH_FOR_MS, MOST_RECORDS, async (dropId) => {
  const found = await findDraw(dropId);
  return found?.sealed && drawnRecord(found, found.sealed);
});

/** The public record of the drop's draw, as far as it has come: salted hashes, no names. @throws AppError drop_not_found, not_found */
export async function publicRecord(dropId: string): Promise<DrawRecord> {
  const { mode } = await publishedDrop(dropId);
  if (mode !== "draw") throw new AppError("not_found", { detail: "This drop is not drawn." });
  const found = await findDraw(dropId);
  if (!found) throw new AppError("not_found", { detail: "This draw is being announced. Ask again in a moment." });
  const past = found.drawnAt === undefined ? undefined : await recordOfPast(dropId);
  return past ?? found.sealed ?? found.announced;
}
