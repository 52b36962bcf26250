import { createAddress, getAddress, isKnown, NOT_FOUND } from "./addresses.ts";
import { notFound, refused } from "./errors.ts";
import { begin, newId, type Address, type Rate, type Shipment } from "./objects.ts";
import {
  optionalObject,
  optionalString,
  positiveNumber,
  requiredObject,
  requiredString,
  type Params,
} from "./params.ts";
import { CARRIER, ratesFor } from "./rates.ts";
import type { Store } from "./store.ts";
import { newTrackingCode, track } from "./trackers.ts";

const DAY_MS = 24 * 3600 * 1000;

/** A shipment with what it would cost. To an address that is not known there are no rates, and a message says why. */
export function createShipment(store: Store, params: Params): Shipment {
  const isReturn = params["is_return"] === true;
  const buyer = addressIn(store, params, "to_address");
  const seller = addressIn(store, params, "from_address");
  const [to, from] = isReturn ? [seller, buyer] : [buyer, seller];
  const started = begin("Shipment", "shp");
  const problem = [to, from].every(isKnown) ? undefined : NOT_FOUND;
  const shipment: Shipment = {
    ...started,
    reference: optionalString(params, "reference"),
    is_return: isReturn,
    to_address: to,
    from_address: from,
    buyer_address: buyer,
    return_address: seller,
    parcel: parcelIn(params),
    rates: problem === undefined ? ratesFor(started.id) : [],
    messages: problem === undefined ? [] : [{ carrier: CARRIER, type: "rate_error", message: problem }],
    options: optionalObject(params, "options") ?? {},
    status: "unknown",
    selected_rate: null,
    tracking_code: null,
    tracker: null,
    postage_label: null,
    refund_status: null,
  };
  store.insert(shipment, shipment.reference);
  return shipment;
}

function addressIn(store: Store, params: Params, name: string): Address {
  const address = params[name];
  if (typeof address === "string") return getAddress(store, address);
  const given = requiredObject(params, name);
  const id = optionalString(given, "id");
  return id === null ? createAddress(store, given, false) : getAddress(store, id);
}

const parcelIn = (params: Params) => {
  const parcel = requiredObject(params, "parcel");
  return { ...begin("Parcel", "prcl"), ...parcel, weight: positiveNumber(parcel, "weight") };
};

/** By its id, or by its reference: of several with that reference the first. */
export function getShipment(store: Store, idOrReference: string): Shipment {
  const shipment = store.find("Shipment", idOrReference);
  if (shipment === undefined) throw notFound();
  return shipment;
}

/** Buys the label, once: a second time is refused. */
export function buyShipment(store: Store, id: string, params: Params, publicUrl: string): Shipment {
  const shipment = getShipment(store, id);
  if (shipment.tracking_code !== null)
    throw refused("SHIPMENT.POSTAGE.EXISTS", "A shipment cannot have its postage bought twice.");
  const rate = rateOf(shipment, params);
  shipment.selected_rate = rate;
  shipment.tracking_code = newTrackingCode();
  shipment.postage_label = labelOf(shipment, publicUrl);
  shipment.status = "pre_transit";
  shipment.tracker = track(store, {
    code: shipment.tracking_code,
    status: "pre_transit",
    publicUrl,
    shipment,
    estimatedAt: new Date(Date.now() + rate.delivery_days * DAY_MS).toISOString(),
  });
  store.update(shipment);
  return shipment;
}

function rateOf(shipment: Shipment, params: Params): Rate {
  const id = requiredString(requiredObject(params, "rate"), "id");
  const rate = shipment.rates.find((offered) => offered.id === id);
  if (rate === undefined) throw refused("SHIPMENT.POSTAGE.FAILURE", "The rate is not one of this shipment.");
  return rate;
}

const labelOf = (shipment: Shipment, publicUrl: string) => ({
  ...begin("PostageLabel", "pl"),
  label_url: `${publicUrl}/labels/${shipment.id}.svg`,
  label_size: "4x6",
  label_type: "default",
  label_file_type: "image/svg+xml",
  label_date: shipment.created_at,
  label_resolution: 300,
  integrated_form: "none",
});

/** Takes the label back, once, and only before the parcel was handed over. */
export function refundShipment(store: Store, id: string): Shipment {
  const shipment = getShipment(store, id);
  if (shipment.tracking_code === null || shipment.refund_status !== null || shipment.status !== "pre_transit")
    throw refused("SHIPMENT.REFUND.FAILURE", "The shipment has no label that could be refunded.");
  shipment.refund_status = "submitted";
  shipment["refund_id"] = newId("rfnd");
  store.update(shipment);
  return shipment;
}

/** Asks for the rates again; those of a bought shipment stay. */
export function rerateShipment(store: Store, id: string): Shipment {
  const shipment = getShipment(store, id);
  if (shipment.tracking_code !== null) return shipment;
  shipment.rates = isKnown(shipment.to_address) ? ratesFor(shipment.id) : [];
  store.update(shipment);
  return shipment;
}
