import { expect, it } from "vitest";
import { fingerprintOf, type OrderSigns } from "@/lib/shop/risk/evidence/fingerprint";
import { evidenceOf } from "@/lib/shop/risk/evidence/evidence";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { linksInMemory } from "@/lib/shop/risk/links/in-memory";

const AT = "2026-01-01T10:00:30.000Z";
const signs = (n: number, given: Partial<OrderSigns> = {}): OrderSigns => ({
  key: "k",
  clientAddress: `198.51.100.${n}`,
  headers: new Headers({ "user-agent": "Mozilla/5.0 Firefox" }),
  account: { email: `ada.lovelace${n}@gmail.com`, firstName: "Ada", lastName: "Lovelace" },
  shippingAddress: { name: `Ada L${n}`, line1: `Main Street ${n}`, postalCode: "10001", city: "x", country: "US" },
  at: AT,
  ...given,
});
const subject = (n: number, given?: Partial<OrderSigns>) => ({
  orderId: `ord_${n}` as const,
  customerId: `cus_${String(n).padStart(26, "0").split("").toReversed().join("")}`,
  orderedAt: AT,
  signedUpAt: "2026-01-01T09:50:00.000Z",
  verifiedAt: "2026-01-01T09:55:00.000Z",
  dropOpensAt: "2026-01-01T10:00:00.000Z",
  priorEndedOrders: 0,
  fingerprint: fingerprintOf(signs(n, given)),
});

it("the evidence of an order counts the other accounts' orders that share its neighbourhood, and not its own", async () => {
  const links = linksInMemory();
  const gather = async (of: ReturnType<typeof subject>, card?: string) => {
    const keys = linkKeysOf(of.fingerprint, "drop", card);
    const listed = await Promise.all(
      keys.map(async (key) => ({ kind: key.kind, entries: await links.share(key, entryOf(of)) })),
    );
    return evidenceOf(of, listed);
  };
  for (let n = 1; n <= 5; n++) await gather(subject(n));
  expect(await gather(subject(3))).toMatchObject({
    subnetOrders: 4,
    networkOrders: 0,
    deviceOrders: 4,
    clusterSize: 1,
  });
  expect(await gather(subject(3))).toMatchObject({ addressOrders: 0, mailboxOrders: 0, accountAgeSeconds: 330 });
});
