import { EU_COUNTRIES } from "@/lib/platform/postal-address/countries";
import type { Availability, Drop, DropFile } from "@/lib/shop/drop/schema";

/** From this many pairs down a size shows as "low". */
const LOW_STOCK_PAIRS = 5;

export const availabilityOf = (pairsLeft: number): Availability =>
  pairsLeft === 0 ? "sold_out" : pairsLeft <= LOW_STOCK_PAIRS ? "low" : "available";

export const isOpenAt = ({ opensAt, closesAt }: Pick<Drop, "opensAt" | "closesAt">, atMs: number): boolean =>
  Date.parse(opensAt) <= atMs && atMs < Date.parse(closesAt);

/** Numbers the pairs through, size after size, from 1. */
export function numberPairs({ sizes, ...drop }: DropFile): Drop {
  let next = 1;
  const numbered = sizes.map(({ size, pairs }) => {
    const firstNumber = next;
    next += pairs;
    return { size, firstNumber, pairs };
  });
  return { ...drop, sizes: numbered };
}

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
  opensAt: new Date(nowMs).toISOString(),
  closesAt: new Date(nowMs + 30 * DAY_MS).toISOString(),
  price: { amountMinor: 31_415, currency: "EUR" },
  delivery: { amountMinor: 0, currency: "EUR" },
  shipsTo: EU_COUNTRIES,
  packing: "automatic",
  paymentWindowSeconds: 3600,
  mode: "first_come",
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
