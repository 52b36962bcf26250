import { log } from "@/lib/platform/log";
import { carrier } from "@/lib/shop/shipping/client";
import { isBoughtAlready, isMissing, refusalOf } from "@/lib/shop/shipping/errors";
import { putParcel } from "@/lib/shop/shipping/parcel";
import { cheapest } from "@/lib/shop/shipping/rules";
import { shipmentParameters } from "@/lib/shop/shipping/request";
import { labelSchema, type Label, type LabelRequest, type RefusedLabel } from "@/lib/shop/shipping/schema";

/** What an order or a return asks of the carrier. Called by workflows: the site has no key for it. */

type Shipment = Awaited<ReturnType<ReturnType<typeof carrier>["Shipment"]["retrieve"]>>;

async function retrieve(idOrReference: string): Promise<Shipment | undefined> {
  try {
    return await carrier().Shipment.retrieve(idOrReference);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isFor = ({ to_address: to }: Shipment, request: LabelRequest): boolean =>
  request.isReturn || // goes to us, always
  (["name", "street1", "zip", "city", "country"] as const).every(
    (part) => (to[part] ?? undefined) === shipmentParameters(request).to_address[part],
  );

/** Bought, or to be had: one that the carrier refused is asked for anew. */
const isOfUse = ({ refund_status: refund, tracking_code: bought, rates }: Shipment): boolean =>
  !refund && (Boolean(bought) || rates.length > 0);

/** A shipment that an attempt has left, found by its reference: of the same address. */
async function leftShipment(request: LabelRequest): Promise<Shipment | undefined> {
  const shipment = await retrieve(request.reference);
  return shipment && isOfUse(shipment) && isFor(shipment, request) ? shipment : undefined;
}

/**
 * Keeps the id of the shipment whose label is about to be bought, once: by one conditional write of the owner of the order or
 * return. Resolves with the id that counts.
 */
type NoteShipment = (shipmentId: string) => Promise<string>;

/**
 * Buys a label, at most once whatever crashes: only the one shipment that was noted before is bought, and the carrier refuses
 * to sell its label twice. Safe to repeat.
 * @param noted the shipment that an earlier attempt has noted
 */
export async function buyLabel(
  request: LabelRequest,
  noted: string | undefined,
  note: NoteShipment,
): Promise<Label | RefusedLabel> {
  try {
    return await buy(noted === undefined ? await openShipment(request, note) : await mustRetrieve(noted));
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) throw error;
    return { refused };
  }
}

const mustRetrieve = (id: string): Promise<Shipment> => carrier().Shipment.retrieve(id);

/** The shipment that is noted, as the reports on it will find it. One without a label costs nothing. */
async function openShipment(request: LabelRequest, note: NoteShipment): Promise<Shipment> {
  const { reference, isReturn } = request;
  const opened = (await leftShipment(request)) ?? (await carrier().Shipment.create(shipmentParameters(request)));
  await putParcel(opened.id, reference, isReturn);
  const id = await note(opened.id);
  return id === opened.id ? opened : mustRetrieve(id);
}

async function buy(shipment: Shipment): Promise<Label | RefusedLabel> {
  if (shipment.tracking_code) return labelOf(shipment);
  const rate = cheapest(shipment.rates);
  if (!rate) return { refused: shipment.messages[0]?.message ?? "The carrier offers no way to this address." };
  try {
    return labelOf(await carrier().Shipment.buy(shipment.id, rate));
  } catch (error) {
    if (!isBoughtAlready(error)) throw error;
    return labelOf(await mustRetrieve(shipment.id));
  }
}

const labelOf = ({ id, selected_rate: rate, tracker, tracking_code, postage_label: label }: Shipment): Label =>
  labelSchema.parse({
    shipmentId: id,
    carrier: rate.carrier,
    service: rate.service,
    trackingCode: tracking_code,
    trackingUrl: tracker.public_url,
    labelUrl: label.label_url,
    estimatedAt: tracker.est_delivery_date ? new Date(tracker.est_delivery_date).toISOString() : undefined,
  });

/**
 * Gives the label of the shipment back, where one was bought. Safe to repeat. What the carrier refuses to take back is
 * logged: it costs its postage and holds nothing up.
 */
export async function refundLabel(shipmentId: string): Promise<void> {
  const shipment = await retrieve(shipmentId);
  if (!shipment?.tracking_code || shipment.refund_status) return;
  try {
    await carrier().Shipment.refund(shipmentId);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    log.error("the carrier does not take a label back", error, { shipmentId });
  }
}
