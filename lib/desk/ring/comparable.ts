import "server-only";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { fulfillmentView } from "@/lib/desk/order/view";
import type { CardView, Comparable, Moments } from "@/lib/desk/ring/schema";
import type { Order } from "@/lib/shop/order/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

async function momentsOf({ customerId, createdAt, timeline }: Order): Promise<Moments> {
  const customer = await getCustomer(customerId);
  return {
    signedUp: customer?.createdAt ?? null,
    verified: customer?.verifiedAt ?? null,
    ordered: createdAt,
    paid: timeline.find(({ status }) => status === "awaiting_approval")?.at ?? null,
  };
}

/** A flag of the evidence in words; nothing where it is not known. */
const said = (value: number | undefined, yes: string, no: string): string[] =>
  value === undefined ? [] : [value > 0 ? yes : no];

const known = ({ risk }: Order): EvidenceVector => risk?.evidence?.values ?? {};

function cardOf(order: Order): CardView | null {
  const { brand, last4 } = order.authorization ?? {};
  if (brand === undefined || last4 === undefined) return null;
  const { foreignCard, prepaidCard } = known(order);
  const traits = [
    ...said(foreignCard, "of another country than the address", "of the address's country"),
    ...said(prepaidCard, "prepaid", "not prepaid"),
  ];
  return { brand, last4, traits };
}

function networkOf(order: Order): string[] {
  const { hosting, notABrowser, foreignTimeZone } = known(order);
  return [
    ...said(hosting, "data centre", "no data centre"),
    ...said(notABrowser, "no web browser", "a web browser"),
    ...said(foreignTimeZone, "time zone of another country", "time zone of the address"),
  ];
}

/** An order with what can be laid beside another one's. The caller has made sure that the viewer belongs to the team. */
export async function comparable(order: Order, viewer: Viewer): Promise<Comparable> {
  const [view, moments] = await Promise.all([fulfillmentView(order, viewer), momentsOf(order)]);
  return { ...view, moments, card: cardOf(order), network: networkOf(order) };
}
