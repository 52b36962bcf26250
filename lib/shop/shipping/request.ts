import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import type { LabelRequest } from "@/lib/shop/shipping/schema";

const CENTIMETRES_AN_INCH = 2.54;
const GRAMS_AN_OUNCE = 28.3495;
const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** A pair in its box, in another one. The carrier measures in inches and ounces. https://docs.easypost.com/docs/parcels */
const PARCEL = {
  length: oneDecimal(38 / CENTIMETRES_AN_INCH),
  width: oneDecimal(27 / CENTIMETRES_AN_INCH),
  height: oneDecimal(16 / CENTIMETRES_AN_INCH),
  weight: oneDecimal(1500 / GRAMS_AN_OUNCE),
};

const addressOf = ({ name, line1, line2, postalCode, city, region, country, phone }: PostalAddress) => ({
  name,
  street1: line1,
  ...(line2 && { street2: line2 }),
  zip: postalCode,
  city,
  ...(region && { state: region }),
  country,
  ...(phone && { phone }),
});

/**
 * The same request always gives the same shipment. Of a return the carrier wants the addresses as they were on the way out,
 * and switches them. https://docs.easypost.com/docs/shipments/returns
 */
export const shipmentParameters = ({ reference, to, from, isReturn }: LabelRequest) => ({
  reference,
  is_return: isReturn,
  to_address: addressOf(isReturn ? from : to),
  from_address: addressOf(isReturn ? to : from),
  parcel: PARCEL,
});
