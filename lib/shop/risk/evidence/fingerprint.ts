import { networkOfAddress, subnetOfAddress } from "@/lib/platform/http/network";
import { keyedId } from "@/lib/platform/ids";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { bloomOf } from "@/lib/shop/risk/evidence/bloom";
import { doorOf } from "@/lib/shop/risk/evidence/door";
import { familyNameOf, identityTraitsOf, type OrderingAccount } from "@/lib/shop/risk/evidence/identity-traits";
import { mailboxOf } from "@/lib/account/customer/mailbox";
import { mailFormOf } from "@/lib/shop/risk/evidence/mailbox";
import { requestTraitsOf } from "@/lib/shop/risk/evidence/request-traits";
import type { PageEvidence } from "@/lib/shop/risk/evidence/schema";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

/** All that is known of an order when it is placed. */
export interface OrderSigns {
  /** The server's secret: digests are made with it. */
  readonly key: string;
  /** IP address as our outermost proxy saw it; empty where it is not known. */
  readonly clientAddress: string;
  readonly headers: Pick<Headers, "get">;
  readonly account: OrderingAccount;
  readonly shippingAddress: PostalAddress;
  readonly pageEvidence?: PageEvidence | undefined;
  /** When it was placed, ISO 8601. */
  readonly at: string;
  /** When its session began, ISO 8601. */
  readonly sessionBeganAt?: string | undefined;
}

type DoorDigests = Pick<OrderFingerprint, "address" | "place" | "street" | "spelling" | "familyName" | "phone">;

const exactly = ({ line1, line2, postalCode, city }: PostalAddress): string =>
  [line1, line2 ?? "", postalCode, city].join("\n").toLowerCase();

/** The digests of where an order goes. */
function doorDigestsOf(key: string, address: PostalAddress): DoorDigests {
  const { area, number, street, kind, mark } = doorOf(address);
  const name = familyNameOf(address);
  return {
    address: keyedId(key, "door", area, number, street, mark),
    place: keyedId(key, "place", area, number),
    street: [bloomOf(key, street), kind, mark].join(" ").trim(),
    spelling: keyedId(key, "spelling", exactly(address)),
    ...(name !== "" && { familyName: keyedId(key, "family-name", name) }),
    ...(address.phone !== undefined && { phone: keyedId(key, "phone", address.phone) }),
  };
}

/** The fingerprint of an order that goes elsewhere. */
export function movedTo(
  former: OrderFingerprint,
  { key, account, shippingAddress }: Pick<OrderSigns, "key" | "account" | "shippingAddress">,
): OrderFingerprint {
  const traits = { ...former.traits, ...identityTraitsOf(account, shippingAddress) };
  const { network, subnet, browser, fromBrowser, mailbox, mailForm } = former;
  const kept = { network, browser, fromBrowser, mailbox, ...(subnet && { subnet }), ...(mailForm && { mailForm }) };
  return { ...kept, ...doorDigestsOf(key, shippingAddress), traits };
}

/** The mailbox that an address ends in, as a digest. */
export function mailboxDigest(key: string, email: string): string {
  const { local, domain } = mailboxOf(email);
  return keyedId(key, "mailbox", `${local}@${domain}`);
}

function requestTraits({ headers, clientAddress, pageEvidence, shippingAddress, at, sessionBeganAt }: OrderSigns) {
  const since = sessionBeganAt === undefined ? undefined : Date.parse(sessionBeganAt);
  const moment = { at: Date.parse(at), since };
  return requestTraitsOf({ headers, clientAddress, page: pageEvidence, country: shippingAddress.country, moment });
}

/** An order's digests and coded traits: no text of a person. Pure. */
export function fingerprintOf(signs: OrderSigns): OrderFingerprint {
  const { key, clientAddress, headers, account, shippingAddress } = signs;
  const ofRequest = requestTraits(signs);
  const form = mailFormOf(account.email);
  const subnet = subnetOfAddress(clientAddress);
  return {
    network: keyedId(key, "network", networkOfAddress(clientAddress)),
    ...(subnet !== undefined && { subnet: keyedId(key, "subnet", subnet) }),
    browser: keyedId(key, "browser", headers.get("user-agent") ?? "", headers.get("accept-language") ?? ""),
    fromBrowser: ofRequest.notABrowser !== 1,
    mailbox: mailboxDigest(key, account.email),
    ...(form !== undefined && { mailForm: keyedId(key, "mail-form", form) }),
    ...doorDigestsOf(key, shippingAddress),
    traits: { ...identityTraitsOf(account, shippingAddress), ...ofRequest },
  };
}
