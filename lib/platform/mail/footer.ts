import { seller } from "@/content/seller";

export const FOOTER = "QuantaSneaks. One drop, one pair each, every pair numbered.";
/** Who writes: in every mail. */
export const SELLER = `${seller.name}, ${seller.street}, ${seller.postalCode} ${seller.city}, ${seller.country}. ${seller.email}`;
