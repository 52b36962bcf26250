import * as z from "zod"; // not `{ z }`: the page that checks a draw would carry all languages of its messages
import { SCHEME } from "./beacon.ts";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${bytes} bytes, hex`);
const hash = hex(32);
const atLeast = (least: number) => z.int().min(least);
const text = (min: number, max: number) => z.string().min(min).max(max);
const count = atLeast(0);
const size = text(1, 10);
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);

const chainSchema = z.strictObject({
  hash,
  publicKey: hex(96),
  period: atLeast(1),
  genesisTime: count,
  groupHash: hash,
  beaconId: text(1, 40),
  scheme: z.literal(SCHEME),
});

export const RANKING = "HMAC-SHA-256(seed || randomness, leaf), lowest first";
export const TICKET_RANKING =
  "the lowest of HMAC-SHA-256(seed || randomness, leaf || ticket) over the entry's tickets, numbered from 1 in 4 bytes, big-endian; lowest first";
export const ALLOCATION = "in order of rank, the first of the entry's sizes of which a pair is left";

/** What some entries have before others: more tickets. */
const advantageSchema = z.strictObject({
  /** How many tickets they have; the others have one. */
  tickets: atLeast(2).max(10),
  /** Whose losers they are: earlier draws. */
  dropIds: z.array(text(3, 40)).min(1).max(10),
  /** Who has it, in words. */
  who: text(1, 1000),
});

const baseShape = {
  version: z.literal(1),
  allocation: z.literal(ALLOCATION),
  /** What excludes an entry, by its code, in words. */
  exclusions: z.record(code, text(1, 1000)),
  /** The round is the first one so many seconds after the entries close. */
  roundAfterSeconds: atLeast(1),
  /** Where the list was not sealed by then: so many seconds later, again and again, until a round is still to come. */
  roundAgainSeconds: atLeast(1),
};

/** The rules of a draw, fixed when its drop is published. Every entry has one lot, or one of each of its tickets. */
export const rulesSchema = z.discriminatedUnion("ranking", [
  z.strictObject({ ...baseShape, ranking: z.literal(RANKING) }),
  z.strictObject({ ...baseShape, ranking: z.literal(TICKET_RANKING), advantage: advantageSchema }),
]);
export type Rules = z.infer<typeof rulesSchema>;

const announcedShape = {
  version: z.literal(1),
  dropId: text(3, 40),
  /** SHA-256 of the seed. */
  commitment: hash,
  rules: rulesSchema,
  rulesHash: hash,
  entriesCloseAt: z.iso.datetime(),
  beacon: z.strictObject({ chain: chainSchema, round: atLeast(1) }),
  /** When the drop ended, where its winners were not published by then: who had no order yet gets none. The seller says so, nothing proves it. */
  stoppedAt: z.iso.datetime().optional(),
};

const sealedShape = {
  ...announcedShape,
  stock: z.array(z.strictObject({ size, pairs: count })).max(100),
  /** Of all entries that were not withdrawn, those that are excluded too. */
  merkleRoot: hash,
  entries: count,
  /** How many entries each reason excluded. */
  exclusions: z.record(code, atLeast(1)),
  /** How many entries have so many tickets, where the rules give some of them more. */
  tickets: z.record(z.string().regex(/^[1-9][0-9]?$/), atLeast(1)).optional(),
  /** Over all of the above: published before the round is signed. */
  seal: hash,
};

/** In a draw whose rules give some entries more. */
const tickets = atLeast(1).optional();
const entryShape = { leaf: hash, sizes: z.array(size).min(1).max(100), tickets };
const excludedSchema = z.strictObject({ ...entryShape, reason: code });
const rankedSchema = z.strictObject({ rank: atLeast(1), ...entryShape, won: z.nullable(size) });

export const announcedSchema = z.strictObject({ ...announcedShape, state: z.literal("announced") });
export const sealedSchema = z.strictObject({ ...sealedShape, state: z.literal("sealed") });
/** The whole record of a draw. All that it names is a salted hash. */
export const drawnSchema = z.strictObject({
  ...sealedShape,
  state: z.literal("drawn"),
  seed: hash,
  randomness: hash,
  signature: hex(48),
  winners: count,
  ranked: z.array(rankedSchema),
  excluded: z.array(excludedSchema),
});
export const recordSchema = z.discriminatedUnion("state", [announcedSchema, sealedSchema, drawnSchema]);

export type AnnouncedRecord = z.infer<typeof announcedSchema>;
export type SealedRecord = z.infer<typeof sealedSchema>;
export type DrawnRecord = z.infer<typeof drawnSchema>;
export type DrawRecord = z.infer<typeof recordSchema>;
export type RankedEntry = z.infer<typeof rankedSchema>;

/** What an entrant is given: with it the entry can be found in the record by its holder alone. */
export const receiptSchema = z.object({ entryId: text(1, 100), salt: hash, leaf: hash, tickets });
export type Receipt = z.infer<typeof receiptSchema>;
