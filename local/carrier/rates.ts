import { begin, type Rate } from "./objects.ts";

export const CARRIER = "LocalPost";

const SERVICES = [
  { service: "Standard", rate: "5.90", delivery_days: 2 },
  { service: "Express", rate: "12.40", delivery_days: 1 },
] as const;

/** What it costs to carry a shipment, in euros. */
export const ratesFor = (shipmentId: string): Rate[] =>
  SERVICES.map((service) => ({
    ...begin("Rate", "rate"),
    ...service,
    carrier: CARRIER,
    currency: "EUR",
    list_rate: service.rate,
    list_currency: "EUR",
    retail_rate: service.rate,
    retail_currency: "EUR",
    delivery_date: null,
    delivery_date_guaranteed: false,
    est_delivery_days: service.delivery_days,
    carrier_account_id: "ca_local",
    billing_type: "easypost",
    shipment_id: shipmentId,
  }));
