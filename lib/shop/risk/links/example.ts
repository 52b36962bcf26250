import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { fingerprintOf } from "@/lib/shop/risk/evidence/fingerprint";
import type { GatheredSubject } from "@/lib/shop/risk/links/gather";

/** What an example of an order may be given; the rest is its own. */
export interface ExampleOrder {
  readonly network?: string;
  readonly agent?: string;
  readonly email?: string;
  readonly address?: Partial<PostalAddress>;
  readonly card?: string;
  readonly customer?: string;
  /** Seconds after the drop's opening. */
  readonly second?: number;
}

const OPENS_AT_MS = Date.parse("2026-01-01T10:00:00Z");
const after = (seconds: number): string => new Date(OPENS_AT_MS + seconds * 1000).toISOString();

const NAMES = ["Abel", "Berg", "Conti", "Dahl", "Egger", "Fuchs", "Gallo", "Hansen", "Ivanov", "Janssen"];
const STREETS = ["Linden", "Garten", "Schiller", "Goethe", "Markt", "Kirch", "Wiesen", "Berg", "Mozart", "Kant"];
const own = (list: readonly string[], n: number): string => list[n % list.length] ?? "";

/** The n-th order of a drop, for tests: of a person who shares nothing with the others, except what is given. */
export function exampleOrder(n: number, given: ExampleOrder = {}): GatheredSubject {
  const second = given.second ?? n;
  const lastName = `${own(NAMES, n)}${own(NAMES, Math.floor(n / 10)).toLowerCase()}`;
  const email = given.email ?? `p${lastName.toLowerCase()}${n}@gmail.com`;
  return {
    orderId: `ord_${n}`,
    customerId: given.customer ?? `cus_${n}`,
    dropId: "drop",
    orderedAt: after(second),
    signedUpAt: after(second - 1200 - n * 60),
    verifiedAt: after(second - 900 - n * 60),
    dropOpensAt: after(0),
    priorEndedOrders: 0,
    card: given.card,
    fingerprint: fingerprintOf({
      key: "a key",
      clientAddress: given.network ?? `10.${n % 250}.${Math.floor(n / 250)}.7`,
      headers: new Headers({ "user-agent": given.agent ?? `Mozilla/5.0 Version/${n}` }),
      account: { email, firstName: "Pia", lastName },
      shippingAddress: {
        name: `Pia ${lastName}`,
        line1: `${own(STREETS, n)}straße ${n + 1}`,
        postalCode: String(10_000 + n),
        city: "Berlin",
        country: "DE",
        ...given.address,
      },
      at: after(second),
    }),
  };
}
