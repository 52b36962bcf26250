import { FEWEST_BESIDE, HOSTED_SHARE } from "@/lib/shop/draw/rules";
import type { Entrant } from "@/lib/shop/draw/scores";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

/** Whether an entry looks like one of many that a program sent from one place of a data centre, with accounts made for it. Pure. */
export const isOfBatch = ({
  hosting,
  notABrowser,
  gestures = 0,
  deviceOrders = 0,
  subnetSignups10m = 0,
}: EvidenceVector): boolean =>
  hosting === 1 &&
  notABrowser === 1 &&
  gestures === 0 &&
  deviceOrders >= FEWEST_BESIDE &&
  subnetSignups10m >= FEWEST_BESIDE;

const programOf = ({ fingerprint }: Pick<Entrant, "fingerprint">): string => fingerprint?.browser ?? "";
const isHosted = ({ fingerprint }: Pick<Entrant, "fingerprint">): boolean => fingerprint?.traits?.hosting === 1;

/**
 * Whether hardly anyone enters by an entry's program but from data centres. One that homes name, too, says nothing of an entry: people
 * do it by script, or a proxy puts its own name in place of theirs. Pure.
 */
export function isHostedProgramAmong(all: readonly Entrant[]): (entry: Entrant) => boolean {
  const byProgram = Map.groupBy(all, programOf);
  const hosted = new Set(
    [...byProgram]
      .filter(([, entries]) => entries.filter(isHosted).length >= HOSTED_SHARE * entries.length)
      .map(([program]) => program),
  );
  return (entry) => hosted.has(programOf(entry));
}
