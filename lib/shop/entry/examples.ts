import type { Entry } from "@/lib/shop/entry/schema";

const at = "2026-11-20T00:00:00.000Z";

/** An entry of a test. */
export const exampleEntry: Entry = {
  entryId: "ent_example",
  customerId: "cus_example",
  dropId: "drop",
  sizes: ["42"],
  addressId: "adr_example",
  destination: "DE",
  salt: "0".repeat(64),
  leaf: "0".repeat(64),
  account: { signedUpAt: at, verifiedAt: at },
  fingerprint: { network: "n", browser: "b", fromBrowser: true, mailbox: "m" },
  request: { key: "key", digest: "digest" },
  priorWithdrawn: 0,
  status: "entered",
  createdAt: at,
  updatedAt: at,
  ttlSeconds: 4_000_000_000,
};
