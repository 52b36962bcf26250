import { AppError } from "@/lib/platform/errors";
import { memoByKey } from "@/lib/platform/memo";
import { dropOfRecord } from "@/lib/shop/drop/server";
import { receiptFrom } from "@/lib/shop/fairness/rules";
import type { Fairness, FairnessReceipt } from "@/lib/shop/fairness/schema";
import { canonical } from "@/packages/draw-record";
import { findFairness } from "@/lib/shop/fairness/store";

/** What the books say of a drop, every number of it; undefined while nothing was counted. For the team. */
export const fairnessOf = (dropId: string): Promise<Fairness | undefined> => findFairness(dropId);

const FRESH_FOR_MS = 5000;
const MOST_KEPT = 50;
const known = memoByKey(FRESH_FOR_MS, MOST_KEPT, findFairness);

/** The receipt of a drop as it is published, a few seconds old at most; undefined while there is none. @throws AppError drop_not_found */
export async function findReceipt(dropId: string): Promise<FairnessReceipt | undefined> {
  await dropOfRecord(dropId);
  const fairness = await known(dropId);
  return fairness && receiptFrom(fairness);
}

/** As canonical JSON: what its hash is taken of. @throws AppError drop_not_found, not_found while there is none */
export async function canonicalReceipt(dropId: string): Promise<string> {
  const receipt = await findReceipt(dropId);
  if (receipt) return canonical(receipt);
  throw new AppError("not_found", { detail: "The fairness receipt is made when the drop has closed. Ask again then." });
}
