import { expect, test } from "./support/fixtures.ts";
import { SHIPPING_ADDRESS } from "./support/store.ts";

// From the approval to the door, as people outside see it.

test("an approved order is shipped with tracking, and the carrier alone delivers it", async ({ store }) => {
  const { person, http, orderId } = await store.paidShopper();
  expect((await store.readOrder(http, orderId)).delivery).toBeNull();
  await store.decide(await store.signInStaff(), orderId, "approve");
  const shipped = await store.untilOrder(http, orderId, "shipped");
  const [shipment, ...others] = await store.shipments(orderId);
  expect(others).toEqual([]);
  expect(shipment).toMatchObject({
    isReturn: false,
    status: "pre_transit",
    toAddress: { name: SHIPPING_ADDRESS.name },
  });
  expect(shipped.delivery).toMatchObject({ trackingCode: shipment?.trackingCode, status: "pre_transit" });
  await expect.poll(async () => (await store.mails(person.email)).at(-1)?.body.text).toContain(shipment?.trackingCode);

  const statusOf = async () => (await store.readOrder(http, orderId)).delivery?.status;
  for (const status of ["in_transit", "in_transit", "failure", "out_for_delivery"]) {
    await store.scan(orderId, status);
    await expect.poll(statusOf).toBe(status);
    expect((await store.readOrder(http, orderId)).status).toBe("shipped");
  }
  await store.scan(orderId, "delivered");
  const delivered = await store.untilOrder(http, orderId, "delivered");
  expect(delivered.timeline.map(({ status }) => status).slice(-2)).toEqual(["shipped", "delivered"]);
  await store.scan(orderId, "in_transit"); // late
  await store.scan(orderId, "delivered"); // twice
  await expect.poll(() => store.subjects(person.email)).toContain("Your pair has arrived");
  expect(await store.readOrder(http, orderId)).toEqual(delivered);
});

test("a parcel that goes back to the sender is not delivered, not even when it arrives there", async ({ store }) => {
  const { http, orderId } = await store.paidShopper();
  await store.decide(await store.signInStaff(), orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  await store.scan(orderId, "return_to_sender");
  await store.scan(orderId, "delivered");
  const statusOf = async () => (await store.readOrder(http, orderId)).delivery?.status;
  await expect.poll(statusOf).toBe("return_to_sender");
  expect((await store.readOrder(http, orderId)).status).toBe("shipped");
});

test("an order goes to another address until its parcel is packed, and it is its owner's to say where", async ({
  store,
}) => {
  const { http, orderId } = await store.paidShopper();
  const elsewhere = { ...SHIPPING_ADDRESS, line1: "Alexanderplatz 2", postalCode: "10178" };
  const change = (by: typeof http, shippingAddress: object = elsewhere) =>
    by.put(`/api/orders/${orderId}/address`, { data: { shippingAddress } });
  expect((await change((await store.shopper()).http)).status()).toBe(404);
  expect((await change(await store.visitor())).status()).toBe(401);
  expect((await change(http, { ...elsewhere, country: "US", region: "NY", postalCode: "10001" })).status()).toBe(422);
  expect((await change(http, { ...elsewhere, city: "" })).status()).toBe(422);
  expect((await change(http)).status()).toBe(200);
  expect((await change(http)).status()).toBe(200);
  expect((await store.readOrder(http, orderId)).shippingAddress).toMatchObject(elsewhere);
  await store.decide(await store.signInStaff(), orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  expect(await store.shipments(orderId)).toMatchObject([{ toAddress: { line1: elsewhere.line1 } }]);
  const late = await change(http, SHIPPING_ADDRESS);
  expect([late.status(), ((await late.json()) as { code: string }).code]).toEqual([409, "already_packed"]);
});

test("no report and no history holds the address", async ({ store }) => {
  const { http, orderId } = await store.paidShopper();
  await store.decide(await store.signInStaff(), orderId, "approve");
  await store.untilOrder(http, orderId, "shipped");
  expect(await store.history("order", orderId)).not.toContain(SHIPPING_ADDRESS.line1);
});
