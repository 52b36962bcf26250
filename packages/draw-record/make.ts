import { firstRoundFrom, randomnessOf, roundTimeMs, type Chain } from "./beacon.ts";
import { allocate, type Stock } from "./allocation.ts";
import { countReasons, countTickets, merkleRootOf, ticketsField, type ListedEntry } from "./entries.ts";
import { commitmentOf, rulesHashOf, sealOf } from "./hashes.ts";
import { rankByLot } from "./ranking.ts";
import type { AnnouncedRecord, DrawnRecord, RankedEntry, Rules, SealedRecord } from "./record.ts";

interface Announcement {
  readonly dropId: string;
  readonly seed: string;
  readonly rules: Rules;
  /** ISO 8601, UTC. */
  readonly entriesCloseAt: string;
  readonly chain: Chain;
}

/** The first round that the rules name for entries that close then. */
export const namedRound = (chain: Chain, entriesCloseAt: string, { roundAfterSeconds }: Rules): number =>
  firstRoundFrom(chain, Date.parse(entriesCloseAt) + roundAfterSeconds * 1000);

/** The first of the rounds that the rules allow which is not signed yet at that moment. */
export function roundToCome(chain: Chain, entriesCloseAt: string, rules: Rules, nowMs: number): number {
  let round = namedRound(chain, entriesCloseAt, rules);
  while (roundTimeMs(chain, round) <= nowMs) round += roundsBetween(chain, rules);
  return round;
}

/** How many rounds lie between one that the rules allow and the next. */
export const roundsBetween = ({ period }: Chain, { roundAgainSeconds }: Rules): number =>
  Math.max(1, Math.ceil(roundAgainSeconds / period));

/** What is published with the drop. */
export const announce = ({ dropId, seed, rules, entriesCloseAt, chain }: Announcement): AnnouncedRecord => ({
  version: 1,
  state: "announced",
  dropId,
  commitment: commitmentOf(seed),
  rules,
  rulesHash: rulesHashOf(rules),
  entriesCloseAt,
  beacon: { chain, round: namedRound(chain, entriesCloseAt, rules) },
});

/** What is published once the list is closed, before the round is signed. */
export function seal(
  announced: AnnouncedRecord,
  entries: readonly ListedEntry[],
  stock: readonly Stock[],
  round: number,
): SealedRecord {
  const unsealed = {
    ...announced,
    state: "sealed" as const,
    beacon: { ...announced.beacon, round },
    stock: [...stock],
    merkleRoot: merkleRootOf(entries),
    entries: entries.length,
    exclusions: countReasons(entries),
    ...("advantage" in announced.rules && { tickets: countTickets(entries) }),
  };
  return { ...unsealed, seal: sealOf(unsealed) };
}

/** The entries that take part, in the order of chance, each with what it won. */
export function drawEntries(
  entries: readonly ListedEntry[],
  stock: readonly Stock[],
  seed: string,
  randomness: string,
): RankedEntry[] {
  const taking = entries.filter(({ reason }) => reason === undefined);
  const ranked = rankByLot(taking, seed, randomness);
  const won = allocate(
    ranked.map(({ sizes }) => sizes),
    stock,
  );
  return ranked.map((entry, i) => ({
    rank: i + 1,
    leaf: entry.leaf,
    sizes: [...entry.sizes],
    ...ticketsField(entry),
    won: won[i] ?? null,
  }));
}

/** The whole record. The caller has verified the signature. */
export function draw(
  sealed: SealedRecord,
  entries: readonly ListedEntry[],
  seed: string,
  signature: string,
): DrawnRecord {
  const randomness = randomnessOf(signature);
  const ranked = drawEntries(entries, sealed.stock, seed, randomness);
  const excluded = entries.flatMap(({ leaf, sizes, reason, ...entry }) =>
    reason === undefined ? [] : [{ leaf, sizes: [...sizes], ...ticketsField(entry), reason }],
  );
  const winners = ranked.filter(({ won }) => won !== null).length;
  return { ...sealed, state: "drawn", seed, randomness, signature, winners, ranked, excluded };
}
