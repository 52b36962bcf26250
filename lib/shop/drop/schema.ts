import { z } from "zod";
import { feeSchema, moneySchema, type Money } from "@/lib/platform/money";
import { EU_COUNTRIES, isCountry } from "@/lib/platform/postal-address/countries";
import { freeLine, freeText } from "@/lib/platform/text/rules";
import { sharesNumbers } from "@/lib/shop/drop/numbers";
import { LONGEST_PAYMENT_WINDOW_SECONDS, PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/payment/durations";
import { isChargeable } from "@/lib/shop/payment/amount";

const size = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{2}(\.5)?$/, "an EU size such as 42 or 42.5"));

const OTHER_NAMES = ["count", "quantity", "stock"] as const;

/** The file is written by people: `pairs` may be called by the other names they use for it. */
function countAsPairs(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || "pairs" in entry) return entry;
  const named = OTHER_NAMES.find((name) => name in entry);
  return named === undefined ? entry : { ...entry, pairs: (entry as Record<string, unknown>)[named] };
}

const country = z.string().trim().toUpperCase().refine(isCountry, "a country of ISO 3166 such as DE");

const chargeable = {
  error: "amountMinor must end in 0: of this currency the payment provider takes no thousandths",
  path: ["amountMinor"],
};

/** `automatic`: shipped when it is approved. `desk`: the team packs the pair and hands it over. */
export const packingSchema = z.enum(["automatic", "desk"]);

/** When an order needs a proof (decision 041): each, or those that come while something is under pressure. */
export const proofSchema = z.enum(["always", "under_pressure"]);

/** How many orders that count may share a door or a card: 0 for no limit. */
const shared = z.int().min(0).max(100);

/** The time to find a card. The payment provider closes no page so soon by itself: the order's execution does. */
const SHORTEST_PAYMENT_WINDOW_SECONDS = 10 * 60;
const paymentWindow = z.int().min(SHORTEST_PAYMENT_WINDOW_SECONDS).max(LONGEST_PAYMENT_WINDOW_SECONDS);

/** `draw`: people enter, and chance decides who may buy; what is left then is sold as in `first_come`. */
const modeSchema = z.enum(["first_come", "draw"]);

const LONGEST_REVIEW_SECONDS = 7 * 24 * 3600;
/** How long after the entries of a draw close the team may still decide on them by hand. The random number comes after it. Whole minutes. */
const reviewSchema = z.int().min(0).max(LONGEST_REVIEW_SECONDS).multipleOf(60);

/** A name that fits an address, a key, and the name of an execution. */
export const isDropId = (text: string): boolean => /^[a-z0-9-]{3,40}$/.test(text);

const dropId = z.string().refine(isDropId, "3 to 40 small letters, digits and hyphens");

/** A draw in which the losers of earlier ones have more tickets than the one that everyone has. */
const losersAdvantageSchema = z.object({
  /** Whose losers: of draws that are over. */
  dropIds: z
    .array(dropId)
    .min(1, "Name at least one earlier draw.")
    .max(5)
    .refine((ids) => new Set(ids).size === ids.length, "A draw is named twice."),
  /** How many tickets each of them has. */
  tickets: z.int().min(2).max(3),
});
export type LosersAdvantage = z.infer<typeof losersAdvantageSchema>;

export const colourways = ["volt", "cobalt", "ember", "night"] as const;
/** Which of our drawings shows it. */
const colourwaySchema = z.enum(colourways);
export type Colourway = z.infer<typeof colourwaySchema>;

export const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const zones = new Set(timeZones);
/** In which the team writes its times; everyone reads them in their own. */
const timeZone = z.string().refine((zone) => zones.has(zone), "a time zone such as Europe/Berlin");

const HIGHEST_NUMBER = 99_999;
const pairsOfSize = z.object({ size, pairs: z.int().min(1).max(2000) });
/** So many pairs of a size, under any of the names that people use. */
export const pairsSchema = z.preprocess(countAsPairs, pairsOfSize);
const sizeOfFile = pairsOfSize.extend({
  /** Where its numbers begin; after those of the size before when absent. */
  firstNumber: z.int().min(1).max(HIGHEST_NUMBER).optional(),
});

const isBetween = (from: string, iso: string | undefined, until: string): boolean =>
  iso !== undefined && Date.parse(from) < Date.parse(iso) && Date.parse(iso) < Date.parse(until);

/** The list is sealed, the round is awaited, and the orders of the winners are begun. */
const DRAWING_MS = 120_000;

interface DrawTimes extends Record<"opensAt" | "closesAt", string> {
  readonly entriesCloseAt?: string | undefined;
  readonly reviewSeconds: number;
}

/** Nothing is said of times that are wrong for another reason. */
const leavesTimeToDraw = ({ opensAt, entriesCloseAt, closesAt, reviewSeconds }: DrawTimes): boolean =>
  !isBetween(opensAt, entriesCloseAt, closesAt) ||
  Date.parse(closesAt) - Date.parse(entriesCloseAt ?? "") >= reviewSeconds * 1000 + DRAWING_MS;

/** The file that `DROP_FILE` names: what is sold, when, and how many numbered pairs of each size. */
export const dropFileSchema = z
  .object({
    dropId,
    name: freeLine(80).min(1),
    story: freeText(4000).default(""),
    materials: freeText(1000).default(""),
    colourway: colourwaySchema.default("volt"),
    timeZone: timeZone.default("UTC"),
    opensAt: z.iso.datetime({ offset: true }),
    closesAt: z.iso.datetime({ offset: true }),
    price: moneySchema.refine(isChargeable, chargeable),
    /** What bringing it costs; free of charge when absent. */
    delivery: feeSchema.refine(isChargeable, chargeable).optional(),
    /** The European Union when absent. */
    shipsTo: z
      .array(country)
      .min(1)
      .default(() => EU_COUNTRIES),
    packing: packingSchema.default("automatic"),
    proof: proofSchema.default("always"),
    perMailbox: shared.default(1),
    perDoor: shared.default(0),
    perCard: shared.default(0),
    paymentWindowSeconds: paymentWindow.default(PAYMENT_TIMEOUT_SECONDS),
    mode: modeSchema.default("first_come"),
    /** Until when a draw takes entries, from when it opens on. */
    entriesCloseAt: z.iso.datetime({ offset: true }).optional(),
    /** Of a draw. */
    reviewSeconds: reviewSchema.default(0),
    /** Of a draw. */
    losersAdvantage: losersAdvantageSchema.nullable().default(null),
    sizes: z.array(z.preprocess(countAsPairs, sizeOfFile)).min(1).max(30),
  })
  .refine((drop) => Date.parse(drop.opensAt) < Date.parse(drop.closesAt), {
    error: "closesAt must be after opensAt",
    path: ["closesAt"],
  })
  .refine((drop) => drop.mode !== "draw" || isBetween(drop.opensAt, drop.entriesCloseAt, drop.closesAt), {
    error: "entriesCloseAt must be after opensAt and before closesAt",
    path: ["entriesCloseAt"],
  })
  .refine((drop) => drop.mode !== "draw" || leavesTimeToDraw(drop), {
    error: "closesAt must be at least two minutes after entriesCloseAt and its review: the draw takes its time",
    path: ["closesAt"],
  })
  .refine((drop) => drop.delivery === undefined || drop.delivery.currency === drop.price.currency, {
    error: "delivery must be in the currency of the price",
    path: ["delivery"],
  })
  .refine((drop) => new Set(drop.sizes.map((s) => s.size)).size === drop.sizes.length, {
    error: "a size is listed twice",
    path: ["sizes"],
  })
  .refine((drop) => !drop.losersAdvantage?.dropIds.includes(drop.dropId), {
    error: "A drop has no losers of its own before its draw.",
    path: ["losersAdvantage"],
  })
  .refine((drop) => !sharesNumbers(drop.sizes), {
    error: "two sizes share numbers",
    path: ["sizes"],
  })
  .transform(({ delivery, entriesCloseAt, ...drop }) => ({
    ...drop,
    ...(drop.mode === "draw" && entriesCloseAt !== undefined && { entriesCloseAt }),
    losersAdvantage: drop.mode === "draw" ? drop.losersAdvantage : null,
    reviewSeconds: drop.mode === "draw" ? drop.reviewSeconds : 0,
    delivery: delivery ?? { amountMinor: 0, currency: drop.price.currency },
  }));
/** A drop as its file describes it, defaults filled in. */
export type DropFile = z.infer<typeof dropFileSchema>;

export type Availability = "available" | "low" | "sold_out";

/** `entries` and `drawing` are of draws alone: people enter, and then chance decides. */
export type DropPhase = "upcoming" | "entries" | "drawing" | "open" | "paused" | "closed";

/** What everyone may see of the drop. Sizes are EU, times ISO 8601. */
export interface DropView {
  readonly dropId: string;
  readonly name: string;
  readonly story: string;
  readonly materials: string;
  readonly colourway: Colourway;
  readonly mode: Drop["mode"];
  readonly phase: DropPhase;
  readonly opensAt: string;
  readonly entriesCloseAt: string | null;
  readonly closesAt: string;
  /** When the winners of a draw were published. */
  readonly drawnAt: string | null;
  /** How long the team may decide on entries after they have closed. */
  readonly reviewSeconds: number;
  readonly losersAdvantage: LosersAdvantage | null;
  /** How long a pair is held for who has not paid. */
  readonly paymentWindowSeconds: number;
  /** Whether every order of it needs a proof. */
  readonly provesAlways: boolean;
  readonly price: Money;
  readonly delivery: Money;
  /** ISO 3166, alpha-2. */
  readonly shipsTo: readonly string[];
  readonly sizes: readonly { readonly size: string; readonly availability: Availability }[];
}

export const deedSchema = z.enum(["draft", "edit", "publish", "pause", "resume", "restock", "close", "archive"]);
export type Deed = z.infer<typeof deedSchema>;

/** What a member of the team did to a drop. */
const recordedDeedSchema = z.object({
  deed: deedSchema,
  /** Customer id. */
  by: z.string(),
  at: z.iso.datetime(),
  /** The same request, however often it is sent. */
  requestId: z.string().optional(),
  /** How many pairs were added. */
  pairs: z.int().optional(),
});
export type RecordedDeed = z.infer<typeof recordedDeedSchema>;

const batchSchema = z.object({ firstNumber: z.int(), pairs: z.int() });

/** The drop as stored. Numbers of pairs are given once: a restock adds batches after the highest. */
export const dropSchema = z.object({
  dropId: z.string(),
  name: z.string(),
  story: z.string(),
  materials: z.string(),
  colourway: colourwaySchema,
  timeZone: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  price: moneySchema,
  delivery: feeSchema,
  shipsTo: z.array(z.string()),
  packing: packingSchema,
  proof: proofSchema.default("under_pressure"),
  perMailbox: shared.default(0),
  perDoor: shared.default(0),
  perCard: shared.default(0),
  paymentWindowSeconds: z.int(),
  mode: modeSchema,
  entriesCloseAt: z.string().optional(),
  reviewSeconds: reviewSchema.default(0),
  losersAdvantage: losersAdvantageSchema.nullable().default(null),
  /** When its winners were drawn and their orders begun. */
  drawnAt: z.iso.datetime().optional(),
  /** The sizes that people wait for in line: their pairs are sold to none else. */
  inLine: z.array(z.string()).readonly().optional(),
  sizes: z.array(z.object({ size: z.string(), batches: z.array(batchSchema).readonly() })).readonly(),
  status: z.enum(["draft", "published"]),
  pausedAt: z.iso.datetime().optional(),
  /** When a manager closed it, before its time. */
  closedAt: z.iso.datetime().optional(),
  archivedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  /** Of the record: every write is on the one that was read. */
  version: z.int(),
  /** Of its times: the execution of an older one ends itself. */
  schedule: z.int(),
  deeds: z.array(recordedDeedSchema).readonly(),
});
export type Drop = z.infer<typeof dropSchema>;
