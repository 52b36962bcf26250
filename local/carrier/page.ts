import { escape, layout } from "../../packages/local-service/page.ts";
import type { Address, Shipment, Tracker, TrackerStatus } from "./objects.ts";

const NOTE = "This is a test carrier on this machine. No parcel is picked up and no postage is paid.";

/** What a person can make a parcel do, in the order in which a good one does it. */
export const MOVES = [
  ["in_transit", "In transit"],
  ["out_for_delivery", "Out for delivery"],
  ["delivered", "Delivered"],
  ["failure", "Could not be delivered"],
  ["return_to_sender", "Return to sender"],
] as const satisfies readonly (readonly [TrackerStatus, string])[];

const linesOf = ({ name, company, street1, street2, zip, city, state, country }: Address): string[] =>
  [name, company, street1, street2, [zip, city].filter(Boolean).join(" "), state, country].filter(
    (line) => line !== null,
  );

const addressHtml = (address: Address) => linesOf(address).map(escape).join("<br>");

/** A label of 4 by 6 inches, as an image. */
export function labelImage(shipment: Shipment): string {
  const lines = linesOf(shipment.to_address).map(
    (line, index) => `<text x="20" y="${210 + index * 30}" font-size="24" font-weight="600">${escape(line)}</text>`,
  );
  const from = linesOf(shipment.from_address).map(
    (line, index) => `<text x="20" y="${70 + index * 18}" font-size="14">${escape(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600" width="4in" height="6in" font-family="sans-serif">
<title>Label ${escape(shipment.tracking_code ?? "")}</title>
<rect width="400" height="600" fill="#fff"/><rect x="4" y="4" width="392" height="592" fill="none" stroke="#000" stroke-width="2"/>
<text x="20" y="38" font-size="22" font-weight="700">${escape(shipment.selected_rate?.carrier ?? "")} ${escape(shipment.selected_rate?.service ?? "")}${shipment.is_return ? " · Return" : ""}</text>
${from.join("")}<line x1="4" y1="180" x2="396" y2="180" stroke="#000"/>${lines.join("")}
<line x1="4" y1="440" x2="396" y2="440" stroke="#000"/>
<text x="200" y="500" font-size="30" font-weight="700" text-anchor="middle">${escape(shipment.tracking_code ?? "")}</text>
<text x="200" y="540" font-size="14" text-anchor="middle">${escape(shipment.reference ?? "")}</text>
<text x="200" y="578" font-size="14" text-anchor="middle">TEST LABEL, NO POSTAGE</text></svg>`;
}

/** Where a parcel is, and buttons that move it. */
export function trackingPage(tracker: Tracker, shipment: Shipment | undefined): string {
  const scans = tracker.tracking_details.toReversed().map(({ message, datetime }) => {
    const at = datetime.slice(0, 16).replace("T", " ");
    return `<li><span>${escape(message)}</span><time datetime="${datetime}">${at} UTC</time></li>`;
  });
  const to = shipment === undefined ? "" : `<p>To ${addressHtml(shipment.to_address)}</p>${labelLink(shipment)}`;
  return layout(
    `Parcel ${tracker.tracking_code}`,
    `<p class="merchant">${escape(tracker.carrier)}</p><h1>${escape(tracker.tracking_code)}</h1>
    <ul aria-label="Scans">${scans.join("")}</ul>${to}
    <form method="post" action="/track/${escape(tracker.tracking_code)}">${MOVES.map(([status, text]) => `<button name="status" value="${status}">${text}</button>`).join("")}</form>
    <p class="note">${NOTE}</p>`,
  );
}

const labelLink = ({ id }: Shipment) => `<p><a href="/labels/${escape(id)}.svg">Label</a></p>`;

/** Every label, newest first. */
export function shipmentsPage(shipments: readonly Shipment[]): string {
  const rows = shipments.map(
    (shipment) =>
      `<tr><td><a href="/track/${escape(shipment.tracking_code ?? "")}">${escape(shipment.tracking_code ?? "")}</a></td><td>${escape(shipment.refund_status === null ? shipment.status : "refunded")}</td><td>${shipment.is_return ? "return" : ""}</td><td><code>${escape(shipment.reference ?? "")}</code></td><td>${escape(shipment.to_address.name ?? "")}, ${escape(shipment.to_address.city ?? "")}</td></tr>`,
  );
  const heads = ["Parcel", "Status", "", "Reference", "To"].map((head) => `<th scope="col">${head}</th>`).join("");
  const table = `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return layout(
    "Parcels",
    `<p class="merchant">The carrier, on this machine</p><h1>Parcels</h1>${rows.length > 0 ? table : "<p>None yet.</p>"}<p class="note">${NOTE}</p>`,
    "wide",
  );
}

export const unknownPage = (): string =>
  layout("No such parcel", `<h1>No such parcel</h1><p>This code is not known here.</p><p class="note">${NOTE}</p>`);
