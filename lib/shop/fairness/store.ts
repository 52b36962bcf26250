import { fairnesses } from "@/lib/shop/fairness/record";
import type { Fairness } from "@/lib/shop/fairness/schema";

const { when } = fairnesses;

/** What was counted last, or undefined. */
export const findFairness = (dropId: string): Promise<Fairness | undefined> => fairnesses.get({ dropId });

/** Keeps a count in place of a provisional one: the first that is final stays. Safe to repeat. */
export async function keepFairness(fairness: Fairness): Promise<void> {
  await fairnesses.replace(fairness, fairness, when.or(when.missing, when.is("state", "provisional")));
}
