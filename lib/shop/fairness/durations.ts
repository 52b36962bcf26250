/** When a receipt of fairness is stated. Imports nothing: `workflows/catalog.ts` is read by plain Node, esbuild and SST. */

/** What was accepted in the last moment of a drop is listed by then, wherever it is read. */
export const LAST_ORDERS_SECONDS = 60;
/** How often a drop that is over is looked at for decisions that are still to come. */
export const FAIRNESS_WAIT_SECONDS = 24 * 3600;
/** Then it is stated as it is: payment, decision, packing and appeal take less than that together. */
export const MOST_FAIRNESS_WAITS = 35;
