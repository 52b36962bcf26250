import { env } from "@/lib/platform/env";
import { postalAddressSchema, type PostalAddress } from "@/lib/platform/postal-address/schema";

/** Where parcels begin, and where returns go. */
export const warehouse = (): PostalAddress => postalAddressSchema.parse(JSON.parse(env("WAREHOUSE_ADDRESS")));
