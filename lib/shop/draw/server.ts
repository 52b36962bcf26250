import { AppError } from "@/lib/platform/errors";
import { memoByKey } from "@/lib/platform/memo";
import { publishedDraw, publishedUntilDrawn, type Published } from "@/lib/shop/draw/published";
import { findDraw } from "@/lib/shop/draw/store";
import { dropOfRecord } from "@/lib/shop/drop/server";

/** A record of a hundred thousand entries is 11 MB: so many are kept, each once for all who read it. */
const MOST_RECORDS = 3;

/** It does not change any more. */
const recordOfPast = memoByKey(Infinity, MOST_RECORDS, async (dropId) => {
  const found = await findDraw(dropId);
  return found?.sealed && publishedDraw(found, found.sealed);
});

/** The public record of the drop's draw, as far as it has come: salted hashes, no names. @throws AppError drop_not_found, not_found */
export async function publicRecord(dropId: string): Promise<Published> {
  const { mode } = await dropOfRecord(dropId);
  if (mode !== "draw") throw new AppError("not_found", { detail: "This drop is not drawn." });
  const found = await findDraw(dropId);
  if (!found) throw new AppError("not_found", { detail: "This draw is being announced. Ask again in a moment." });
  const past = found.drawnAt === undefined ? undefined : await recordOfPast(dropId);
  return past ?? publishedUntilDrawn(found.sealed ?? found.announced);
}
