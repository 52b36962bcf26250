import { HELD_OUT_FAMILIES, TRAINING_FAMILIES } from "../campaign/cast/families.ts";
import { simulate } from "../campaign/simulate.ts";
import type { LabelledRow } from "./rows.ts";

/** Orders in a campaign at most: many small drops say more than few large ones. */
const LARGEST = 400;
const TRAINING_CAMPAIGNS = 300;
const TEST_CAMPAIGNS = 120;

/** What a model is made of: campaigns of the families that are not held out. */
export const trainingRows = (seed: number, campaigns = TRAINING_CAMPAIGNS): Promise<LabelledRow[]> =>
  simulate({ seed: `${seed}-training`, campaigns, families: TRAINING_FAMILIES, largest: LARGEST });

/** Campaigns that no model has seen, of the families that were trained on. As a reviewer sees them: each order once. */
export const knownFamilies = async (seed: number, campaigns = TEST_CAMPAIGNS): Promise<LabelledRow[]> =>
  reviewed(await simulate({ seed: `${seed}-known`, campaigns, families: TRAINING_FAMILIES, largest: LARGEST }));

/** Campaigns of whole families that no model has seen. */
export const heldOutFamilies = async (seed: number, campaigns = TEST_CAMPAIGNS): Promise<LabelledRow[]> =>
  reviewed(await simulate({ seed: `${seed}-held-out`, campaigns, families: HELD_OUT_FAMILIES, largest: LARGEST }));

const reviewed = (rows: readonly LabelledRow[]) => rows.filter(({ reading }) => reading === "review");
