import { EU_COUNTRIES } from "@/lib/platform/postal-address/countries";
import type { Availability, Drop, DropFile, DropPhase } from "@/lib/shop/drop/schema";
import { PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/payment/durations";

/** From this many pairs down a size shows as "low". */
const LOW_STOCK_PAIRS = 5;

export const availabilityOf = (pairsLeft: number): Availability =>
  pairsLeft === 0 ? "sold_out" : pairsLeft <= LOW_STOCK_PAIRS ? "low" : "available";

type Timed = Pick<Drop, "opensAt" | "closesAt" | "pausedAt" | "closedAt" | "entriesCloseAt" | "drawnAt">;

/** When it closes, or closed. */
export const closingOf = ({ closesAt, closedAt }: Pick<Timed, "closesAt" | "closedAt">): string => closedAt ?? closesAt;

/** The phase of a published drop at a moment: derived from the record and the clock, so that no timer must be punctual. */
export function phaseAt(drop: Timed, nowMs: number): DropPhase {
  if (nowMs >= Date.parse(closingOf(drop))) return "closed";
  if (nowMs < Date.parse(drop.opensAt)) return "upcoming";
  if (isDrawing(drop, nowMs)) return "drawing";
  if (drop.pausedAt !== undefined) return "paused";
  return isTakingEntries(drop, nowMs) ? "entries" : "open";
}

/** Whether it has ended by now: nothing of it is sold any more. */
export const isOver = (drop: Timed): boolean => phaseAt(drop, Date.now()) === "closed";

/** When the team's time to decide on a draw's entries ends, in milliseconds of Unix time: with the entries, or later. NaN of a drop that is not drawn. */
export const reviewEndMs = ({
  entriesCloseAt = "",
  reviewSeconds,
}: Pick<Drop, "entriesCloseAt" | "reviewSeconds">): number => Date.parse(entriesCloseAt) + reviewSeconds * 1000;

const isTakingEntries = ({ entriesCloseAt }: Timed, nowMs: number): boolean =>
  entriesCloseAt !== undefined && nowMs < Date.parse(entriesCloseAt);

const isDrawing = ({ entriesCloseAt, drawnAt }: Timed, nowMs: number): boolean =>
  entriesCloseAt !== undefined && drawnAt === undefined && nowMs >= Date.parse(entriesCloseAt);

/** Whether people wait in line for pairs of the size: it is sold to none else. */
export const isInLine = ({ inLine = [] }: Pick<Drop, "inLine">, size: string): boolean => inLine.includes(size);

const PRECEDENCE: readonly DropPhase[] = ["open", "entries", "drawing", "paused", "upcoming", "closed"];

/** Of drops on sale the one that opened last, of those to come the next, of those that are over the last. */
function comesFirst(a: Drop, b: Drop, nowMs: number): number {
  const [phase, other] = [phaseAt(a, nowMs), phaseAt(b, nowMs)];
  if (phase !== other) return PRECEDENCE.indexOf(phase) - PRECEDENCE.indexOf(other);
  const later = Date.parse(b.opensAt) - Date.parse(a.opensAt);
  return phase === "upcoming" ? -later : later;
}

/** The drop on sale, else the next, else the last. */
export const currentOf = (drops: readonly Drop[], nowMs: number): Drop | undefined =>
  drops.toSorted((a, b) => comesFirst(a, b, nowMs))[0];

/** Newest first: by when they open. */
export const newestFirst = (drops: readonly Drop[]): Drop[] =>
  drops.toSorted((a, b) => Date.parse(b.opensAt) - Date.parse(a.opensAt) || a.dropId.localeCompare(b.dropId));

export const scales = ["eu", "uk", "us"] as const;
export type Scale = (typeof scales)[number];

export const isScale = (value: unknown): value is Scale => scales.some((scale) => scale === value);

const CM_PER_INCH = 2.54;
/** An EU size counts two thirds of a centimetre of the last; a UK size a third of an inch, from 25 of them on. */
const lastCm = (eu: string): number => (Number(eu) * 2) / 3;
const toHalf = (n: number): number => Math.round(n * 2) / 2;

/** An EU size in another scale, to the half size. US is men's. The EU size stays what is ordered. */
export function sizeIn(scale: Scale, eu: string): string {
  if (scale === "eu") return eu;
  const uk = toHalf((lastCm(eu) / CM_PER_INCH) * 3 - 25);
  return String(scale === "uk" ? uk : uk + 1);
}

/** The longest foot that an EU size fits, in centimetres: the last is a centimetre and a half longer. */
export const footCm = (eu: string): string => (Math.floor((lastCm(eu) - 1.5) * 10 + 0.5) / 10).toFixed(1);

const DAY_MS = 86_400_000;

/** The drop that is sold without a DROP_FILE: a thousand times pi, in pairs, open from now on for 30 days. */
export const defaultDrop = (nowMs: number): DropFile => ({
  dropId: "quantasneaks-1000-pi",
  name: "QuantaSneaks 1000 π",
  story:
    "A thousand times pi, in pairs: 3,141 of them, each with its number on the heel. The wave along the sole is a sine under a Gaussian, drawn once and never again.",
  materials: "Recycled polyester upper, suede mudguard, natural rubber outsole.",
  colourway: "volt",
  timeZone: "Europe/Berlin",
  opensAt: new Date(nowMs).toISOString(),
  closesAt: new Date(nowMs + 30 * DAY_MS).toISOString(),
  price: { amountMinor: 31_415, currency: "EUR" },
  delivery: { amountMinor: 0, currency: "EUR" },
  shipsTo: EU_COUNTRIES,
  packing: "automatic",
  proof: "always",
  perMailbox: 1,
  perDoor: 0,
  perCard: 0,
  paymentWindowSeconds: PAYMENT_TIMEOUT_SECONDS,
  mode: "first_come",
  reviewSeconds: 0,
  losersAdvantage: null,
  sizes: Object.entries({
    36: 141,
    37: 200,
    38: 260,
    39: 300,
    40: 340,
    41: 380,
    42: 400,
    43: 360,
    44: 300,
    45: 240,
    46: 140,
    47: 79,
    48: 1,
  }).map(([size, pairs]) => ({ size, pairs })),
});
