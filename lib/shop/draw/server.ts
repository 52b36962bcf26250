import { AppError } from "@/lib/platform/errors";
import { memoByKey } from "@/lib/platform/memo";
import { publishedDraw, publishedUntilDrawn, type Published } from "@/lib/shop/draw/published";
import { findDraw } from "@/lib/shop/draw/store";
import { isOver } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { dropOfRecord } from "@/lib/shop/drop/server";

/** A record of a hundred thousand entries is 11 MB: so many are kept, each once for all who read it. */
const MOST_RECORDS = 3;

/** What is said of a draw that has no record: for the moment, or for good. */
export const unannouncedWords = {
  pending:
    "This draw has no record yet: it is published as soon as the public source of random numbers answers us. Ask again in a minute.",
  ended: "The drop ended before its draw was announced: nothing was drawn, and there is no record.",
} as const;

/** It does not change any more. */
const recordOfPast = memoByKey(Infinity, MOST_RECORDS, async (dropId) => {
  const found = await findDraw(dropId);
  return found?.sealed && publishedDraw(found, found.sealed);
});

/** The public record of the drop's draw, as far as it has come: salted hashes, no names. @throws AppError drop_not_found, not_found */
export async function publicRecord(dropId: string): Promise<Published> {
  const { drop, published } = await drawOfRecord(dropId);
  if (published) return published;
  throw new AppError("not_found", { detail: unannouncedWords[isOver(drop) ? "ended" : "pending"] });
}

/** A drop that is drawn, and its record; none while the draw is not announced. @throws AppError drop_not_found, not_found */
export async function drawOfRecord(dropId: string): Promise<{ readonly drop: Drop; readonly published?: Published }> {
  const drop = await dropOfRecord(dropId);
  if (drop.mode !== "draw") throw new AppError("not_found", { detail: "This drop is not drawn." });
  const found = await findDraw(dropId);
  if (!found) return { drop };
  const past = found.drawnAt === undefined ? undefined : await recordOfPast(dropId);
  return { drop, published: past ?? publishedUntilDrawn(found) };
}

/** Of a drop that is over: whether no winners will be drawn. A sealed list is drawn all the same, unless its draw was stopped. */
export async function endsUndrawn(dropId: string): Promise<boolean> {
  const draw = await findDraw(dropId);
  if (!draw?.sealed) return true;
  return draw.drawnAt === undefined && draw.stoppedAt !== undefined;
}
