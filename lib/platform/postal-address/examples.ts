import type { PostalAddress } from "@/lib/platform/postal-address/schema";

/** An address, for tests. */
export const exampleAddress: PostalAddress = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 6",
  postalCode: "10117",
  city: "Berlin",
  country: "DE",
};
