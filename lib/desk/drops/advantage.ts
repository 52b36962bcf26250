import "server-only";
import { AppError } from "@/lib/platform/errors";
import { closingOf } from "@/lib/shop/drop/rules";
import type { Drop, DropFile } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";

type Announced = Pick<DropFile, "opensAt" | "closesAt" | "losersAdvantage">;

const DAY_MS = 86_400_000;
/** As long as what tells who has a pair of a drop is surely kept. */
const LATEST_AFTER_DAYS = 60;

function problemOf(earlier: Drop | undefined, { opensAt, closesAt }: Announced, nowMs: number): string | undefined {
  if (earlier?.status !== "published" || earlier.mode !== "draw") return "There is no draw of this name.";
  const endedMs = Date.parse(closingOf(earlier));
  if (endedMs > Math.max(nowMs, Date.parse(opensAt))) return "This draw is not over when the drop opens.";
  if (endedMs + LATEST_AFTER_DAYS * DAY_MS < Date.parse(closesAt))
    return `This draw ended more than ${LATEST_AFTER_DAYS} days before the drop closes.`;
  return undefined;
}

/**
 * Makes sure that each draw whose losers the drop prefers is known, is over when the drop opens, and not long ago.
 * @throws AppError validation_failed
 */
export async function assertLosersKnown(drop: Announced): Promise<void> {
  const named = drop.losersAdvantage?.dropIds ?? [];
  const earlier = await Promise.all(named.map(findDrop));
  const issues = earlier.flatMap((found, i) => {
    const message = problemOf(found, drop, Date.now());
    return message === undefined ? [] : [{ field: `losersAdvantage.dropIds.${i}`, message: `${named[i]}: ${message}` }];
  });
  if (issues.length > 0) throw new AppError("validation_failed", { issues });
}
