import type { ExclusionReason } from "@/lib/shop/draw/rules";
import type { Entry } from "@/lib/shop/entry/schema";

type Judged = Pick<Entry, "entryId" | "override">;
export type Exclusions = ReadonlyMap<Entry["entryId"], ExclusionReason>;

const isBy = (kind: "keep" | "exclude") => (entry: Judged) => entry.override?.kind === kind;

/**
 * What is excluded once managers have decided by hand. An entry that they exclude counts for no rule; one that they keep counts for all
 * rules and is excluded by none, so that it takes nothing from the others. Pure, where the rules are.
 */
export function withOverrides<T extends Judged>(
  entries: readonly T[],
  byRules: (judged: readonly T[]) => Exclusions,
): Exclusions {
  const byHand = entries.filter(isBy("exclude"));
  const excluded = new Map(byRules(entries.filter((entry) => !isBy("exclude")(entry))));
  for (const { entryId } of entries.filter(isBy("keep"))) excluded.delete(entryId);
  for (const { entryId } of byHand) excluded.set(entryId, "by_hand");
  return excluded;
}
