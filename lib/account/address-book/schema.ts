import { z } from "zod";
import { postalAddressInput, postalAddressSchema, type PostalAddress } from "@/lib/platform/postal-address/schema";

/** An address of the address book. The one that was used last is offered first. */
export const savedAddressSchema = z.object({
  addressId: z.string(),
  address: postalAddressSchema,
  usedAt: z.iso.datetime(),
});
export type SavedAddress = z.infer<typeof savedAddressSchema>;

/** What its owner sees of it. */
export type SavedAddressView = PostalAddress & { readonly addressId: string };

export const saveAddressRequestSchema = postalAddressInput;
