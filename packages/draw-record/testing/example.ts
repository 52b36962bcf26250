import { QUICKNET } from "../beacon.ts";
import { leafOf } from "../hashes.ts";
import { announce, draw, seal } from "../make.ts";
import type { ListedEntry } from "../entries.ts";
import { ALLOCATION, RANKING, TICKET_RANKING, type DrawnRecord, type Receipt, type Rules } from "../record.ts";

/** A round of drand's quicknet as its keepers signed it. https://api.drand.sh/v2/chains/52db9ba7.../rounds/32285086 */
export const REAL_ROUND = {
  round: 32_285_086,
  signature: "a64d99fd7fa3e48912be7209c7b69c72c88fc5224be2516949b6f29f3a4b7e3fa069dd58b2bbb4bf2c34ae61ef631a44",
} as const;

export const RULES: Rules = {
  version: 1,
  ranking: RANKING,
  allocation: ALLOCATION,
  exclusions: { ring: "One of several entries of one person." },
  roundAfterSeconds: 30,
  roundAgainSeconds: 60,
};

/** The same, and who lost an earlier draw has three tickets. */
export const TICKET_RULES = {
  ...RULES,
  ranking: TICKET_RANKING,
  advantage: { tickets: 3, dropIds: ["earlier"], who: "Who lost the draw of earlier has 3 tickets." },
} as const satisfies Rules;

export const SEED = "5e".repeat(32);
/** 30 seconds before the round. */
const CLOSE_AT = new Date((QUICKNET.genesisTime + (REAL_ROUND.round - 1) * QUICKNET.period - 30) * 1000).toISOString();

/** A receipt of the n-th entry. */
export function receiptOf(n: number): Receipt {
  const salt = n.toString(16).padStart(64, "0");
  return { entryId: `ent_${n}`, salt, leaf: leafOf(`ent_${n}`, salt) };
}

/** Entries that want 42 and then 43; each twentieth is one of a ring. */
export const entriesOf = (count: number): ListedEntry[] =>
  Array.from({ length: count }, (_, n) => ({
    leaf: receiptOf(n).leaf,
    sizes: n % 3 === 0 ? ["43"] : ["42", "43"],
    ...(n % 20 === 19 && { reason: "ring" }),
  }));

/** The same entries, every fourth with three tickets. */
export const ticketedEntriesOf = (count: number): ListedEntry[] =>
  entriesOf(count).map((entry, n) => ({ ...entry, tickets: n % 4 === 3 ? 3 : 1 }));

/** A draw that took place with quicknet's real round. */
export function exampleRecord(count = 25, pairs = 4, rules: Rules = RULES): DrawnRecord {
  const announced = announce({
    dropId: "example",
    seed: SEED,
    rules,
    entriesCloseAt: CLOSE_AT,
    chain: QUICKNET,
  });
  const entries = rules === TICKET_RULES ? ticketedEntriesOf(count) : entriesOf(count);
  const stock = [
    { size: "42", pairs },
    { size: "43", pairs },
  ];
  return draw(seal(announced, entries, stock, announced.beacon.round), entries, SEED, REAL_ROUND.signature);
}
