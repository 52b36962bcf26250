import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";

/** Whose parcel a shipment of the carrier is: its reports name the shipment alone. Written before its label is bought. */
const parcels = entity({
  schema: z.object({ reference: z.string(), isReturn: z.boolean() }),
  key: ({ shipmentId }: { readonly shipmentId: string }) => ({ pk: `PARCEL#${shipmentId}`, sk: "PARCEL" }),
});

/** Safe to repeat. */
export const putParcel = (shipmentId: string, reference: string, isReturn: boolean): Promise<void> =>
  parcels.put({ shipmentId }, { reference, isReturn });

/** The order or return that the shipment is of; undefined for one that is not ours. */
export const findReference = async (shipmentId: string): Promise<string | undefined> =>
  (await parcels.get({ shipmentId }))?.reference;
