import { z } from "zod";
import type { CustomerId, OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

/** A shopper's one place in a drop, and the order that has it. */
const placeSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  takenAtMs: z.number(),
  /** Orders of this shopper that had the place before and ended. */
  ended: z.int(),
  /** Since when the order's workflow relies on the place. */
  confirmedAt: z.iso.datetime().optional(),
});
export type Place = z.infer<typeof placeSchema>;

interface PlaceKey {
  readonly dropId: string;
  readonly customerId: CustomerId;
}

const places = entity({
  schema: placeSchema,
  key: ({ dropId, customerId }: PlaceKey) => ({ pk: `PLACE#${dropId}#${customerId}`, sk: "PLACE" }),
});
const { when } = places;

/** The order that has this shopper's place in the drop, and since when. */
export const findPlace = (key: PlaceKey): Promise<Place | undefined> => places.get(key);

/** How many orders of the shopper have ended once the next has the place: one that was never stored does not count. */
export const endedAfter = (place: Place | undefined, abandoned: boolean): number =>
  place ? place.ended + (abandoned ? 0 : 1) : 0;

interface Taking extends PlaceKey {
  readonly orderId: OrderId;
}

/**
 * One shopper, one order: true when the place is now this order's. `instead` is the place of an order that gives way:
 * one that has ended, or (`abandoned`) one that was never stored. The latter only while no workflow relies on it.
 */
export async function takePlace({ orderId, ...key }: Taking, instead?: Place, abandoned = false): Promise<boolean> {
  const unconfirmed = abandoned ? [when.absent("confirmedAt")] : [];
  const givesWay = instead ? [when.and(when.is("orderId", instead.orderId), ...unconfirmed)] : [];
  const taken = await places.upsert(key, {
    set: { orderId, takenAtMs: Date.now(), ended: endedAfter(instead, abandoned) },
    remove: ["confirmedAt"],
    when: when.or(when.missing, ...givesWay),
  });
  return taken !== undefined;
}

/** The workflow relies on the place from here on: true while it is this order's. Safe to repeat. */
export async function confirmPlace({ orderId, ...key }: Taking): Promise<boolean> {
  const confirmed = await places.update(key, {
    set: { confirmedAt: new Date().toISOString() },
    when: when.is("orderId", orderId),
  });
  return confirmed !== undefined;
}
