import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import EasyPost from "@easypost/api";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { copiesOf } from "../../packages/local-service/events.ts";
import type { RunningServer } from "../../packages/local-service/http.ts";
import { startProgram, temporaryDirectory } from "../testing/program.ts";
import { startCarrier } from "./server.ts";

/** The unmodified client of EasyPost against the carrier of this machine. */

const SECRET = "sécret";
const TO = {
  name: "Ada",
  street1: "Unter den Linden 1",
  zip: "10117",
  city: "Berlin",
  country: "DE",
  phone: "+4930123",
};
const FROM = { company: "QuantaSneaks", street1: "Am Hafen 2", zip: "20457", city: "Hamburg", country: "DE" };
const PARCEL = { length: 35, width: 25, height: 14, weight: 42 };

interface TrackerEvent {
  readonly id: string;
  readonly description: string;
  readonly result: { readonly status: string; readonly tracking_code: string; readonly tracking_details: unknown[] };
}

const clientAt = (url: string, key = "EZTKlocal") => new EasyPost(key, { baseUrl: `${url}/v2/` });

let server: RunningServer;
let shop: http.Server;
let client: InstanceType<typeof EasyPost>;
let url: string;
let failures: number;
let events: TrackerEvent[];

/** Verifies what comes as the store would, with the client's own check. */
async function take(request: http.IncomingMessage): Promise<number> {
  const body = (await request.toArray()).join("");
  if (failures-- > 0) return 500;
  const headers = { "X-Hmac-Signature": String(request.headers["x-hmac-signature"]) };
  events.push((client.Utils as unknown as Validator).validateWebhook(body, headers, SECRET));
  return 200;
}
interface Validator {
  validateWebhook(body: string, headers: object, secret: string): TrackerEvent;
}

beforeEach(async () => {
  [failures, events] = [0, []];
  shop = http.createServer(
    (request, response) => void take(request).then((status) => response.writeHead(status).end()),
  );
  await once(shop.listen(0, "127.0.0.1"), "listening");
  const webhook = { url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`, secret: SECRET };
  server = await startCarrier({ port: 0, directory: temporaryDirectory(), webhook });
  url = `http://127.0.0.1:${server.port}`;
  client = clientAt(url);
});

afterEach(async () => {
  await server.close();
  shop.close();
});

const create = (more: object = {}, by = client) =>
  by.Shipment.create({ reference: "ord_1", to_address: TO, from_address: FROM, parcel: PARCEL, ...more });

async function bought(more: object = {}, by = client) {
  const { id } = await create(more, by);
  const shipment = await by.Shipment.retrieve(id);
  return by.Shipment.buy(id, shipment.lowestRate());
}

const local = async (path: string, body?: object) => {
  const init = body && { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${url}/_local/${path}`, init ?? {});
  return { status: response.status, body: (await response.json()) as unknown };
};

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ code, statusCode }: { code: string; statusCode: number }) => ({ code, statusCode }),
  );

describe("labels", () => {
  test("a shipment offers rates; bought it has a label that people can see, a tracker and a day of arrival", async () => {
    const created = await create();
    expect(created).toMatchObject({ status: "unknown", tracking_code: null, postage_label: null });
    expect(created.rates.map(({ service, rate, currency }) => ({ service, rate, currency }))).toEqual([
      { service: "Standard", rate: "5.90", currency: "EUR" },
      { service: "Express", rate: "12.40", currency: "EUR" },
    ]);
    const shipment = await client.Shipment.buy(created.id, created.lowestRate());
    expect(shipment).toMatchObject({ selected_rate: { service: "Standard" }, tracker: { status: "pre_transit" } });
    expect(Date.parse(shipment.tracker.est_delivery_date)).toBeGreaterThan(Date.now() + 47 * 3600 * 1000);
    const label = await fetch(shipment.postage_label.label_url);
    expect(label.headers.get("content-type")).toBe("image/svg+xml");
    expect(await label.text()).toContain("Unter den Linden 1");
  });

  test("a label is bought once: the second time is refused, and the shipment keeps the first", async () => {
    const first = await bought();
    const [again] = (await client.Shipment.retrieve(first.id)).rates;
    expect(await refusalOf(client.Shipment.buy(first.id, again ?? ""))).toEqual({
      code: "SHIPMENT.POSTAGE.EXISTS",
      statusCode: 422,
    });
    expect((await client.Shipment.retrieve(first.id)).tracking_code).toBe(first.tracking_code);
  });

  test("a shipment is found by its reference, the first of several, and an unknown one is missing", async () => {
    const first = await create();
    await create();
    expect((await client.Shipment.retrieve("ord_1")).id).toBe(first.id);
    expect(await refusalOf(client.Shipment.retrieve("ord_2"))).toEqual({ code: "NOT_FOUND", statusCode: 404 });
  });

  test("shipments are listed newest first, page by page", async () => {
    for (const reference of ["ord_1", "ord_2", "ord_3"]) await create({ reference });
    const first = await client.Shipment.all({ page_size: 2 });
    expect(first).toMatchObject({ has_more: true, shipments: [{ reference: "ord_3" }, { reference: "ord_2" }] });
    const next = await client.Shipment.getNextPage(first, 2);
    expect(next).toMatchObject({ has_more: false, shipments: [{ reference: "ord_1" }] });
  });

  test("an address that is not known has no rates, and a message says why", async () => {
    const shipment = await create({ to_address: { ...TO, street1: "1 Nowhere Street" } });
    expect(shipment).toMatchObject({ rates: [], messages: [{ type: "rate_error", message: "Address not found" }] });
    const strict = { ...TO, street1: "1 Nowhere Street", verify_strict: true };
    expect(await refusalOf(client.Address.create(strict))).toEqual({ code: "ADDRESS.VERIFY.FAILURE", statusCode: 422 });
  });

  test("a label is refunded once, and not after the parcel was handed over", async () => {
    const shipment = await bought();
    expect(await client.Shipment.refund(shipment.id)).toMatchObject({ refund_status: "submitted" });
    expect(await refusalOf(client.Shipment.refund(shipment.id))).toMatchObject({ statusCode: 422 });
    const shipped = await bought({ reference: "ord_2" });
    await local(`trackers/${shipped.tracking_code}`, { status: "in_transit" });
    expect(await refusalOf(client.Shipment.refund(shipped.id))).toMatchObject({ code: "SHIPMENT.REFUND.FAILURE" });
  });

  test("a key that is no test key, and a shipment without an address, are refused", async () => {
    expect(await refusalOf(create({}, clientAt(url, "EZAKlive")))).toEqual({ code: "UNAUTHORIZED", statusCode: 401 });
    expect(await refusalOf(create({ to_address: {} }))).toEqual({ code: "PARAMETER.INVALID", statusCode: 422 });
  });
});

describe("parcels", () => {
  test("every scan reaches the store, signed, once or twice, also after the store was away", async () => {
    failures = 2;
    const { tracking_code: code } = await bought();
    await local(`trackers/${code}`, { status: "in_transit" });
    await local(`trackers/${code}`, { status: "delivered" });
    await vi.waitFor(() => expect(new Set(events.map(({ id }) => id)).size).toBe(3), 20_000);
    const byStatus = new Map(events.map(({ result, description }) => [result.status, description]));
    expect(Object.fromEntries(byStatus)).toEqual({
      pre_transit: "tracker.created",
      in_transit: "tracker.updated",
      delivered: "tracker.updated",
    });
    await vi.waitFor(
      () =>
        expect(events.length).toBe([...new Set(events.map(({ id }) => id))].reduce((sum, id) => sum + copiesOf(id), 0)),
      20_000,
    );
  });

  test("a parcel moves by script and by a person's button, back and forth, and its history grows", async () => {
    const { id, tracking_code: code } = await bought({ is_return: true });
    expect(await local(`trackers/${code}`, { status: "delivered" })).toMatchObject({ status: 200 });
    const form = new URLSearchParams({ status: "in_transit" });
    expect((await fetch(`${url}/track/${code}`, { method: "POST", body: form })).url).toBe(`${url}/track/${code}`);
    const tracker = await client.Tracker.retrieve((await client.Shipment.retrieve(id)).tracker.id);
    expect(tracker.tracking_details.map(({ status }) => status)).toEqual(["pre_transit", "delivered", "in_transit"]);
    expect(await local("shipments")).toMatchObject({
      body: [
        {
          reference: "ord_1",
          trackingCode: code,
          status: "in_transit",
          isReturn: true,
          toAddress: { line1: FROM.street1 },
        },
      ],
    });
  });

  test("what is no status, or no parcel, moves nothing", async () => {
    const { tracking_code: code } = await bought();
    expect(await local(`trackers/${code}`, { status: "eaten" })).toMatchObject({ status: 400 });
    expect(await local("trackers/LP0", { status: "delivered" })).toMatchObject({ status: 404 });
    expect(await local("shipments")).toMatchObject({ body: [{ status: "pre_transit" }] });
  });

  test("a code that is not ours can be tracked, and EasyPost's test codes are what their digit says", async () => {
    const tracker = await client.Tracker.create({ tracking_code: "EZ4000000004" });
    expect(tracker).toMatchObject({ status: "delivered", tracking_code: "EZ4000000004" });
    expect((await client.Tracker.create({ tracking_code: "EZ4000000004" })).id).toBe(tracker.id);
  });

  test("people see the parcels, one of them, and that another is not known", async () => {
    const { tracking_code: code } = await bought({ to_address: { ...TO, name: "<b>Ada</b>" } });
    expect(await (await fetch(url)).text()).toContain("&lt;b&gt;Ada");
    expect(await (await fetch(`${url}/track/${code}`)).text()).toContain(">Delivered</button>");
    expect((await fetch(`${url}/track/LP0`)).status).toBe(404);
  });
});

test("kill -9 under load loses no label that was answered, and a shipment has one label at most", async () => {
  const data = temporaryDirectory();
  const first = await startProgram("carrier", ["--data", data]);
  const answered = new Map<string, string>();
  const shoppers = Array.from({ length: 8 }, async (_, shopper) => {
    for (let index = 0; ; index++) {
      const reference = `ord_${shopper}_${index}`;
      const shipment = await bought({ reference }, clientAt(first.url));
      answered.set(reference, shipment.tracking_code);
      if (answered.size === 40) await first.kill("SIGKILL");
    }
  });
  await Promise.allSettled(shoppers);
  expect(answered.size).toBeGreaterThanOrEqual(40);

  const second = await startProgram("carrier", ["--data", data]);
  const survivors = clientAt(second.url);
  for (const [reference, code] of answered) {
    const { id, rates, tracking_code: kept } = await survivors.Shipment.retrieve(reference);
    expect(kept).toBe(code);
    expect(await refusalOf(survivors.Shipment.buy(id, rates[0]!))).toMatchObject({ code: "SHIPMENT.POSTAGE.EXISTS" });
  }
});
