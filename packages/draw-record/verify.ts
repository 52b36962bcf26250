import { isSameJson } from "./equal.ts";
import { chainHashOf, isSigned, randomnessOf } from "./beacon.ts";
import { countReasons, countTickets, merkleRootOf, ticketsField, type ListedEntry } from "./entries.ts";
import { commitmentOf, rulesHashOf, sealOf } from "./hashes.ts";
import { drawEntries, namedRound, roundsBetween } from "./make.ts";
import { recordSchema, type DrawnRecord, type DrawRecord } from "./record.ts";

/** What is wrong with a record, in a code and in words. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
}

export type RecordVerdict =
  | { readonly holds: true; readonly record: DrawnRecord }
  | { readonly holds: false; readonly problems: readonly Problem[] };

interface Check {
  readonly code: string;
  readonly detail: string;
  readonly holds: (record: DrawnRecord) => boolean;
}

/** All entries of the record: the ranked and the excluded. */
export const listedIn = ({ ranked, excluded }: DrawnRecord): ListedEntry[] => [
  ...ranked.map(({ leaf, sizes, ...entry }) => ({ leaf, sizes, ...ticketsField(entry) })),
  ...excluded,
];

const isCounted = (record: DrawnRecord): boolean => {
  const listed = listedIn(record);
  return (
    record.entries === listed.length &&
    isSameJson(record.exclusions, countReasons(listed)) &&
    isSameJson(record.tickets ?? {}, countTickets(listed))
  );
};

/** One, or what the rules give; none is said where they give all the same. */
function hasKnownTickets(record: DrawnRecord): boolean {
  const { rules } = record;
  const known: (number | undefined)[] = "advantage" in rules ? [1, rules.advantage.tickets] : [undefined];
  return listedIn(record).every(({ tickets }) => known.includes(tickets));
}

function isAllowedRound({ beacon: { chain, round }, entriesCloseAt, rules }: DrawnRecord): boolean {
  const late = round - namedRound(chain, entriesCloseAt, rules);
  return late >= 0 && late % roundsBetween(chain, rules) === 0;
}

const hasKnownReasons = ({ exclusions, rules }: DrawnRecord): boolean =>
  Object.keys(exclusions).every((reason) => Object.hasOwn(rules.exclusions, reason));

const sizesOf = ({ stock }: DrawnRecord): readonly string[] => stock.map(({ size }) => size);

const isRankedByChance = (record: DrawnRecord): boolean =>
  isSameJson(record.ranked, drawEntries(listedIn(record), record.stock, record.seed, record.randomness));

/** In the order in which things came about. */
const CHECKS: readonly Check[] = [
  {
    code: "rules_changed",
    detail: "The rules are not those whose hash was published.",
    holds: ({ rules, rulesHash }) => rulesHashOf(rules) === rulesHash,
  },
  {
    code: "chain_forged",
    detail: "The beacon's key or times are not those of the chain of that hash.",
    holds: ({ beacon }) => chainHashOf(beacon.chain) === beacon.chain.hash,
  },
  {
    code: "round_not_named",
    detail: "The beacon's round is none that the rules name for these entries.",
    holds: isAllowedRound,
  },
  {
    code: "leaf_twice",
    detail: "An entry is listed twice.",
    holds: (record) => new Set(listedIn(record).map(({ leaf }) => leaf)).size === listedIn(record).length,
  },
  {
    code: "counts_differ",
    detail: "The numbers of entries, exclusions and tickets are not those of the list.",
    holds: isCounted,
  },
  {
    code: "size_twice",
    detail: "The stock names a size twice.",
    holds: (record) => new Set(sizesOf(record)).size === record.stock.length,
  },
  { code: "reason_unknown", detail: "An entry was excluded for what is no rule.", holds: hasKnownReasons },
  {
    code: "tickets_unknown",
    detail: "An entry has a number of tickets that the rules do not give.",
    holds: hasKnownTickets,
  },
  {
    code: "root_differs",
    detail: "The list of entries is not the one whose root was published.",
    holds: (record) => merkleRootOf(listedIn(record)) === record.merkleRoot,
  },
  {
    code: "seal_differs",
    detail: "What was fixed before the draw is not what was sealed.",
    holds: (record) => sealOf(record) === record.seal,
  },
  {
    code: "seed_not_committed",
    detail: "The seed is not the one that was committed to.",
    holds: ({ seed, commitment }) => commitmentOf(seed) === commitment,
  },
  {
    code: "signature_invalid",
    detail: "The beacon's keepers did not sign this round.",
    holds: ({ beacon: { chain, round }, signature }) => isSigned(chain, { round, signature }),
  },
  {
    code: "randomness_differs",
    detail: "The randomness is not that of the beacon's signature.",
    holds: ({ randomness, signature }) => randomnessOf(signature) === randomness,
  },
  {
    code: "ranks_differ",
    detail: "Ranks or winners are not those that chance, choices and stock give.",
    holds: isRankedByChance,
  },
  {
    code: "winners_differ",
    detail: "The number of winners is not that of the list.",
    holds: ({ winners, ranked }) => ranked.filter(({ won }) => won !== null).length === winners,
  },
];

const malformed = (detail: string): RecordVerdict => ({ holds: false, problems: [{ code: "malformed", detail }] });

const undrawn = ({ stoppedAt }: DrawRecord): Problem =>
  stoppedAt === undefined
    ? { code: "not_drawn", detail: "This draw has not taken place yet." }
    : { code: "stopped", detail: `The drop ended at ${stoppedAt}, before its draw: no winners were drawn.` };

/** Whether a published draw holds, by nothing but what it says; else all that is wrong with it. Asks no server. */
export function verifyRecord(value: unknown): RecordVerdict {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return malformed(parsed.error.issues.slice(0, 5).map(textOf).join("; "));
  const record = parsed.data;
  if (record.state !== "drawn") return { holds: false, problems: [undrawn(record)] };
  const problems = CHECKS.filter(({ holds }) => !holds(record)).map(({ code, detail }) => ({ code, detail }));
  return problems.length === 0 ? { holds: true, record } : { holds: false, problems };
}

const textOf = ({ path, message }: { path: readonly PropertyKey[]; message: string }): string =>
  `${path.map(String).join(".") || "the record"}: ${message}`;
