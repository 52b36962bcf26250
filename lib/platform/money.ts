import { z } from "zod";

export const moneySchema = z.object({
  /** Integer minor units (cents). */
  amountMinor: z.int().positive(),
  /** ISO 4217, upper case. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof moneySchema>;

export const formatMoney = ({ amountMinor, currency }: Money): string =>
  new Intl.NumberFormat("en-IE", { style: "currency", currency }).format(amountMinor / 100);
