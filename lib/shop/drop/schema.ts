import { z } from "zod";
import { feeSchema, moneySchema, type Money } from "@/lib/platform/money";
import { EU_COUNTRIES, isCountry } from "@/lib/platform/postal-address/countries";
import { freeLine } from "@/lib/platform/text/rules";
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

const HOUR_SECONDS = 3600;
/** The payment provider closes a page after half an hour at the soonest, after a day at the latest. */
const paymentWindow = z
  .int()
  .min(HOUR_SECONDS / 2)
  .max(24 * HOUR_SECONDS);

/** The file that `DROP_FILE` names: what is sold, when, and how many numbered pairs of each size. */
export const dropFileSchema = z
  .object({
    dropId: z.string().regex(/^[a-z0-9-]{3,40}$/),
    name: freeLine(80).min(1),
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
    paymentWindowSeconds: paymentWindow.default(HOUR_SECONDS),
    mode: z.literal("first_come").default("first_come"),
    sizes: z
      .array(z.preprocess(countAsPairs, z.object({ size, pairs: z.int().min(1).max(2000) })))
      .min(1)
      .max(30),
  })
  .refine((drop) => Date.parse(drop.opensAt) < Date.parse(drop.closesAt), {
    error: "closesAt must be after opensAt",
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
  .transform(({ delivery, ...drop }) => ({
    ...drop,
    delivery: delivery ?? { amountMinor: 0, currency: drop.price.currency },
  }));
/** A drop as its file describes it, defaults filled in. */
export type DropFile = z.infer<typeof dropFileSchema>;

export type Availability = "available" | "low" | "sold_out";

/** What everyone may see of the drop. Sizes are EU, times ISO 8601. */
export interface DropView {
  readonly dropId: string;
  readonly name: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly price: Money;
  readonly delivery: Money;
  /** ISO 3166, alpha-2. */
  readonly shipsTo: readonly string[];
  readonly sizes: readonly { readonly size: string; readonly availability: Availability }[];
}

/** The drop as stored: pairs are numbered through, each size from `firstNumber` on. */
export const dropSchema = z.object({
  dropId: z.string(),
  name: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  price: moneySchema,
  delivery: feeSchema,
  shipsTo: z.array(z.string()),
  packing: packingSchema,
  paymentWindowSeconds: z.int(),
  mode: z.literal("first_come"),
  sizes: z.array(z.object({ size: z.string(), firstNumber: z.int(), pairs: z.int() })),
});
export type Drop = z.infer<typeof dropSchema>;
