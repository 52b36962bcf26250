import { createHmac } from "node:crypto";
import EasyPost from "@easypost/api";
import { beforeAll, describe, expect, it } from "vitest";
import { putParcel } from "@/lib/shop/shipping/parcel";
import { readTrackerEvent } from "@/lib/shop/shipping/webhook";
import { useTable } from "@/workflows/testing/table";

const SECRET = "carrier-secret";
const AT = "2026-12-01T10:00:00Z";

useTable();
beforeAll(async () => {
  process.env["EASYPOST_WEBHOOK_SECRET"] = SECRET;
  await putParcel("shp_1", "ord_1", false);
});

const sign = (body: string, secret = SECRET) =>
  `hmac-sha256-hex=${createHmac("sha256", secret.normalize("NFKD")).update(body).digest("hex")}`;

const event = (more: object = {}) =>
  JSON.stringify({
    id: "evt_1",
    object: "Event",
    description: "tracker.updated",
    result: {
      shipment_id: "shp_1",
      status: "in_transit",
      updated_at: AT,
      est_delivery_date: "2026-12-03T10:00:00Z",
      tracking_details: [{ status: "in_transit", datetime: AT }],
      ...more,
    },
  });

const read = (body: string, signature: string | null = sign(body)) => readTrackerEvent(body, signature);

describe("a report of the carrier", () => {
  it("says whose parcel it is, how it stands, and which of two reports is newer", async () => {
    expect(await read(event())).toEqual({
      eventId: "evt_1",
      reference: "ord_1",
      shipmentId: "shp_1",
      tracking: {
        status: "in_transit",
        version: "2026-12-01T10:00:00.000Z#000001",
        estimatedAt: "2026-12-03T10:00:00.000Z",
      },
    });
  });

  it.each([
    ["without a signature", null],
    ["signed with another secret", sign(event(), "another")],
    ["with the signature of another body", sign(event({ status: "delivered" }))],
    ["with half a signature", sign(event()).slice(0, 40)],
    ["with an empty signature", ""],
  ])("%s is refused", async (_, signature) => {
    await expect(read(event(), signature)).rejects.toMatchObject({ code: "invalid_signature" });
  });

  it.each([
    ["about a shipment that is not ours", event({ shipment_id: "shp_2" })],
    ["about something else", JSON.stringify({ id: "evt_2", description: "batch.created", result: {} })],
    ["that says nothing we know", event({ status: "unknown", tracking_details: [] })],
  ])("%s is taken, and changes nothing", async (_, body) => {
    expect(await read(body)).toBeUndefined();
  });

  it("is signed as the carrier's own client has it, whole weights too", async () => {
    const body = event({ weight: 16 });
    const signature = sign(body.replace('"weight":16', '"weight":16.0'));
    const { Utils } = new EasyPost("EZTKlocal") as unknown as { Utils: { validateWebhook(...of: unknown[]): object } };
    expect(Utils.validateWebhook(body, { "X-Hmac-Signature": signature }, SECRET)).toMatchObject({ id: "evt_1" });
    expect(await read(body, signature)).toMatchObject({ reference: "ord_1" });
  });
});
