import { z } from "zod";
import { postalAddressInput, type PostalAddress } from "@/lib/platform/postal-address/schema";
import type { ParcelTrouble } from "@/lib/shop/order/parcel-troubles";

/** Where an order is on its way into the carrier's van. */
export type PackingStage = "refused" | "unlabelled" | "to_pack" | "packed";

/** What the check makes of the address that an approved order goes to now. */
export interface PackingDoubt {
  readonly recommendation: "review" | "reject";
  readonly score: number;
}

export interface PackingRow {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly dropName: string;
  readonly size: string;
  readonly pairNumber: number;
  readonly stage: PackingStage;
  /** Name and place, for a look at the box; null when the address is gone. */
  readonly recipient: string | null;
  /** Why the carrier sells no label. */
  readonly problem: string | null;
  /** Its address changed after the approval, and the check would not have approved it so. */
  readonly doubt: PackingDoubt | null;
  readonly trackingCode: string | null;
  /** Until when it must be handed over. */
  readonly deadlineAt: string;
}

export interface TroubleRow extends ParcelTrouble {
  readonly orderNumber: string;
}

/** What it takes to correct where an order goes. */
export interface AddressToMend extends PackingRow {
  readonly address: PostalAddress;
  /** Countries that it may be in. */
  readonly shipsTo: readonly string[];
}

export interface PackingView {
  readonly rows: readonly PackingRow[];
  readonly troubles: readonly TroubleRow[];
}

/** A number as it is scanned or typed: `107`, `Nº 0107`. */
const pairNumber = z
  .string({ error: "Scan or type the number of the pair." })
  .max(20, "This is not the number of a pair.")
  .transform((text) => /^\D*(\d{1,6})\D*$/.exec(text)?.[1])
  .pipe(z.string({ error: "Scan or type the number of the pair." }).transform(Number));

export const packRequestSchema = z.object({ orderId: z.string(), pairNumber });
export const handOverRequestSchema = z.object({ orderIds: z.string().max(20_000) });
export const mendRequestSchema = z.object({ orderId: z.string(), shippingAddress: postalAddressInput });
export const retryRequestSchema = z.object({ orderId: z.string() });
