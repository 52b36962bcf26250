import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCarrier } from "../../../local/carrier/server.ts";
import type { RunningServer } from "../../../packages/local-service/http.ts";
import { carrier } from "@/lib/shop/shipping/client";
import { findReference } from "@/lib/shop/shipping/parcel";
import type { Label, LabelRequest } from "@/lib/shop/shipping/schema";
import { buyLabel, refundLabel } from "@/lib/shop/shipping/server";
import { useTable } from "@/workflows/testing/table";

/** Invariant: of an order or a return at most one label is bought, whatever crashes or comes twice. */

const directory = mkdtempSync(path.join(os.tmpdir(), "shipping-"));
let server: RunningServer;
let url: string;

useTable();
beforeAll(async () => {
  server = await startCarrier({ port: 0, directory });
  url = `http://127.0.0.1:${server.port}`;
  Object.assign(process.env, { EASYPOST_API_KEY: "EZTKlocal", EASYPOST_API_URL: `${url}/v2/` });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

const ADA = { name: "Ada", line1: "Unter den Linden 1", postalCode: "10117", city: "Berlin", country: "DE" };
const SHOP = { name: "QuantaSneaks", line1: "Am Hafen 2", postalCode: "20457", city: "Hamburg", country: "DE" };

let orders = 0;
const request = (more: Partial<LabelRequest> = {}): LabelRequest => ({
  reference: `ord_${++orders}`,
  to: ADA,
  from: SHOP,
  isReturn: false,
  ...more,
});

/** A record that keeps the first shipment it is told. */
function record() {
  let noted: string | undefined;
  return { noted: () => noted, note: async (id: string) => (noted ??= id) };
}

interface Shipment {
  readonly reference: string;
  readonly status: string;
  readonly trackingCode: string;
  readonly isReturn: boolean;
}
async function labels(reference: string): Promise<Shipment[]> {
  const all = (await (await fetch(`${url}/_local/shipments`)).json()) as Shipment[];
  return all.filter((shipment) => shipment.reference === reference);
}

const dies = () => Promise.reject(new Error("killed"));

const asLabel = (result: Label | object): Label => {
  expect(result).toHaveProperty("trackingCode");
  return result as Label;
};

describe("a label", () => {
  it("is bought at the cheapest rate, and its parcel is known by its shipment", async () => {
    const asked = request();
    const { note } = record();
    const label = asLabel(await buyLabel(asked, undefined, note));
    expect(label).toMatchObject({ carrier: "LocalPost", service: "Standard" });
    expect(await findReference(label.shipmentId)).toBe(asked.reference);
    expect(await labels(asked.reference)).toMatchObject([{ trackingCode: label.trackingCode, isReturn: false }]);
  });

  it("is bought once by attempts that died at any place, and by two at a time", async () => {
    const asked = request();
    const { noted, note } = record();
    await expect(buyLabel(asked, undefined, dies)).rejects.toThrow("killed");
    const attempts = await Promise.all([1, 2, 3].map(() => buyLabel(asked, noted(), note)));
    const again = await buyLabel(asked, noted(), note);
    expect(new Set([...attempts, again].map((label) => asLabel(label).trackingCode)).size).toBe(1);
    expect(await labels(asked.reference)).toHaveLength(1);
  });

  it("for another address is another one", async () => {
    const asked = request();
    const first = asLabel(await buyLabel(asked, undefined, record().note));
    await refundLabel(first.shipmentId);
    const moved = { ...asked, to: { ...ADA, line1: "Alexanderplatz 2" } };
    const second = asLabel(await buyLabel(moved, undefined, record().note));
    expect(second.trackingCode).not.toBe(first.trackingCode);
    expect(await labels(asked.reference)).toMatchObject([{ status: "refunded" }, { status: "pre_transit" }]);
  });

  it("of a return comes back to us", async () => {
    const asked = request({ reference: "ret_1", isReturn: true, to: SHOP, from: ADA });
    await buyLabel(asked, undefined, record().note);
    expect(await labels("ret_1")).toMatchObject([{ isReturn: true, toAddress: { name: "QuantaSneaks" } }]);
  });

  it("is refused for an address that the carrier does not know, with its reason, and nothing was bought", async () => {
    const asked = request({ to: { ...ADA, line1: "1 Nowhere Street" } });
    expect(await buyLabel(asked, undefined, record().note)).toEqual({ refused: "Address not found" });
    expect(await labels(asked.reference)).toEqual([]);
    const { noted, note } = record();
    await buyLabel(asked, undefined, note); // asked again, it is asked anew
    expect((await carrier().Shipment.retrieve(asked.reference)).id).not.toBe(noted());
  });
});

describe("giving a label back", () => {
  it("happens once, however often it is asked for", async () => {
    const asked = request();
    const { shipmentId } = asLabel(await buyLabel(asked, undefined, record().note));
    for (let times = 0; times < 3; times++) await refundLabel(shipmentId);
    expect(await labels(asked.reference)).toMatchObject([{ status: "refunded" }]);
  });

  it("is nothing to do where none was bought, or the carrier knows none", async () => {
    await refundLabel("shp_unknown");
    const { noted, note } = record();
    await buyLabel(request({ to: { ...ADA, line1: "Nowhere" } }), undefined, note);
    await refundLabel(noted() ?? "");
  });

  it("of a parcel that is on its way is refused, and holds nothing up", async () => {
    const asked = request();
    const { shipmentId, trackingCode } = asLabel(await buyLabel(asked, undefined, record().note));
    const body = JSON.stringify({ status: "in_transit" });
    await fetch(`${url}/_local/trackers/${trackingCode}`, { method: "POST", body });
    await refundLabel(shipmentId);
    expect(await labels(asked.reference)).toMatchObject([{ status: "in_transit" }]);
  });
});
