import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** Longer than a parcel and its return are on their way. */
const RETENTION_SECONDS = 180 * DAY_SECONDS;

/**
 * Whose parcel a shipment of the carrier is: its reports name the shipment alone. Written before its label is bought. The label
 * shows where a person lives: it is kept here, and not for as long as the order.
 */
const parcels = entity({
  schema: z.object({
    reference: z.string(),
    isReturn: z.boolean(),
    labelUrl: z.url().optional(),
    /** Unix seconds: DynamoDB deletes it then. */
    ttlSeconds: z.int(),
  }),
  key: ({ shipmentId }: { readonly shipmentId: string }) => ({ pk: `PARCEL#${shipmentId}`, sk: "PARCEL" }),
});

/** Safe to repeat. */
export async function putParcel(shipmentId: string, reference: string, isReturn: boolean): Promise<void> {
  const ttlSeconds = ttlAfter(Date.now(), RETENTION_SECONDS);
  await parcels.upsert({ shipmentId }, { set: { reference, isReturn, ttlSeconds } });
}

export const keepLabel = async (shipmentId: string, labelUrl: string): Promise<void> =>
  void (await parcels.update({ shipmentId }, { set: { labelUrl } }));

/** Takes the label of a person who is erased out of our hands. Safe to repeat. */
export const forgetLabel = async (shipmentId: string): Promise<void> =>
  void (await parcels.update({ shipmentId }, { remove: ["labelUrl"] }));

/** The image of a bought label, as long as it is kept. */
export const findLabelUrl = async (shipmentId: string): Promise<string | undefined> =>
  (await parcels.get({ shipmentId }))?.labelUrl;

/** The order or return that the shipment is of; undefined for one that is not ours. */
export const findReference = async (shipmentId: string): Promise<string | undefined> =>
  (await parcels.get({ shipmentId }))?.reference;
