import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";

export type PlaceKind = "account" | "mailbox" | "door" | "card";

/** Something of which a drop gives so many places. */
export interface PlaceKey {
  readonly dropId: string;
  readonly kind: PlaceKind;
  readonly digest: string;
}

const placeSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  takenAtMs: z.number(),
  /** How many orders that held it before ended unpaid. */
  unpaid: z.int(),
  /** The team wants its shopper back: no pause comes after it. */
  forgiven: z.literal(true).optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Place = z.infer<typeof placeSchema>;

const partitionOf = ({ dropId, kind, digest }: PlaceKey): string => `PLACE#${dropId}#${kind}#${digest}`;
const slotOf = (number: number | ""): string => `SLOT#${number}`;

/** One item a place: it names the order that holds it, or held it last. Whether that order still counts, its record says. */
export const places = entity({
  schema: placeSchema,
  key: ({ number, ...key }: PlaceKey & { readonly number: number }) => ({ pk: partitionOf(key), sk: slotOf(number) }),
});

/** The orders that have a place of a thing, or had it last. */
export const holdersOf = async (key: PlaceKey): Promise<Place["orderId"][]> =>
  (await places.query(partitionOf(key))).map(({ record }) => record.orderId);

/** Which place of a thing an order has; undefined where it has none. */
export async function numberOf(key: PlaceKey, orderId: Place["orderId"]): Promise<number | undefined> {
  const found = (await places.query(partitionOf(key))).find(({ record }) => record.orderId === orderId);
  return found && Number(found.sortKey.slice(slotOf("").length));
}
