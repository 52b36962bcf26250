import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { saveAddress } from "@/lib/account/address-book/server";
import { findAddressReservation, getCustomer, markErased, reserveAddress } from "@/lib/account/customer/store";
import { hashPassword } from "@/lib/account/password/hash";
import { authenticate } from "@/lib/account/session/authenticate";
import type { Viewer } from "@/lib/account/session/schema";
import { findSessions } from "@/lib/account/session/store";
import { beginSession } from "@/lib/account/session/transitions";
import { reconcileById } from "@/lib/platform/durable/reconcile";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { seedDrop } from "@/lib/shop/drop/seed";
import { erasureReconciler } from "@/lib/shop/privacy/reconciler";
import { rooms } from "@/lib/shop/privacy/rooms";
import { eraseMe, exportMyData } from "@/lib/shop/privacy/server";
import { newShopper, staff } from "@/workflows/testing/people";
import { useTable } from "@/workflows/testing/table";

useTable();

const PASSWORD = "quarry violin lantern";
let passwordHash: string;

beforeAll(async () => {
  process.env["AUTH_SECRET"] = "a secret of the privacy tests, 32 characters";
  passwordHash = await hashPassword(PASSWORD);
  await seedDrop(undefined);
});

async function shopper(): Promise<Viewer> {
  const viewer = await newShopper(passwordHash);
  await beginSession((await getCustomer(viewer.customerId))!, { device: "Firefox", network: "n" }, Date.now());
  await saveAddress(viewer, exampleAddress);
  return viewer;
}

const erase = (viewer: Viewer, password = PASSWORD) => eraseMe(viewer, { confirm: true, password });

/** Nothing of the person is left where rooms keep it. */
async function expectGone({ customerId, email }: Viewer): Promise<void> {
  expect(await getCustomer(customerId)).toBeUndefined();
  expect(await findSessions(customerId)).toEqual([]);
  expect((await findAddressReservation(email)).customerId).toBeUndefined();
  const left = await exportMyData({ customerId, email, role: "customer" });
  expect(left).toMatchObject({ account: null, addresses: [], orders: [], registrations: [], sessions: [] });
}

it("the export names every room, and holds no secret", async () => {
  const viewer = await shopper();
  const data = await exportMyData(viewer);
  expect(Object.keys(data)).toEqual(["exportedAt", ...rooms.filter((room) => room.export).map(({ name }) => name)]);
  expect(JSON.stringify(data)).not.toMatch(/argon2|password"|sessionId|token/i);
  expect(data).toMatchObject({ account: { email: viewer.email }, addresses: [exampleAddress] });
});

it("a wrong password erases nothing", async () => {
  const viewer = await shopper();
  await expect(erase(viewer, "not the password")).rejects.toMatchObject({ code: "wrong_password" });
  expect(await authenticate(viewer.email, PASSWORD)).toBeDefined();
});

it("the right one erases everything, however often it is asked for at once", async () => {
  const viewer = await shopper();
  await Promise.allSettled([erase(viewer), erase(viewer), erase(viewer)]);
  await expectGone(viewer);
  expect(await authenticate(viewer.email, PASSWORD)).toBeUndefined();
});

it("an erasure that died is finished by the sweep, wherever it died", async () => {
  for (let done = 0; done <= rooms.length; done++) {
    const viewer = await shopper();
    await markErased(viewer.customerId, new Date().toISOString());
    for (const room of rooms.slice(0, done)) await room.erase(viewer);
    expect(await authenticate(viewer.email, PASSWORD)).toBeUndefined();
    await reconcileById(erasureReconciler, viewer.customerId);
    await expectGone(viewer);
  }
});

it("reconciling an account whose owner asked for nothing erases nothing", async () => {
  const viewer = await shopper();
  await reconcileById(erasureReconciler, viewer.customerId);
  expect(await getCustomer(viewer.customerId)).toBeDefined();
});

it("an address that was freed and taken again stays with its new owner", async () => {
  const viewer = await shopper();
  await erase(viewer);
  const email = viewer.email;
  await reserveAddress(email, { customerId: "cus_another" });
  for (const room of rooms) await room.erase(viewer); // a sweep that comes late
  expect((await findAddressReservation(email)).customerId).toBe("cus_another");
});

it("the team's accounts are not erased by themselves", async () => {
  await expect(erase({ ...staff, customerId: `cus_${randomUUID()}` })).rejects.toMatchObject({ code: "staff_account" });
});
