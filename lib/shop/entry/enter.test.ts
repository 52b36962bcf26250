import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import { createDrop, listDrop } from "@/lib/shop/drop/transitions";
import { changeMine } from "@/lib/shop/entry/change";
import { changeEntryFrom } from "@/lib/shop/entry/door";
import { enterDraw } from "@/lib/shop/entry/enter";
import { exampleEntry } from "@/lib/shop/entry/examples";
import type { Entry } from "@/lib/shop/entry/schema";
import { orderAddress } from "@/lib/shop/order/address";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("@/lib/shop/entry/reconciler", () => ({
  entryReconciler: {
    kind: "entry",
    load: async () => undefined,
    reconcile: async () => undefined,
    isStalled: () => false,
  },
}));
useTable();
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("AUTH_SECRET", "secret-of-the-test-secret-of-the-test");
});

const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

async function draw(): Promise<Drop> {
  const file = dropFileSchema.parse({
    dropId: `drop-${randomUUID().slice(0, 8)}`,
    name: "Draw",
    mode: "draw",
    opensAt: at(-1),
    entriesCloseAt: at(1),
    closesAt: at(3),
    shipsTo: [exampleAddress.country],
    price: { amountMinor: 100, currency: "EUR" },
    sizes: [{ size: "42", pairs: 1 }],
  });
  const drop = { ...draftOf(file, "cus_manager", at(-2)), status: "published" as const };
  await createDrop(drop);
  await listDrop(drop);
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  return drop;
}

const shopper = (): Viewer => ({
  customerId: `cus_${randomUUID()}`,
  email: `${randomUUID()}@example.com`,
  firstName: "Ada",
  role: "customer",
  verified: true,
});

const wish = { sizes: ["42"], address: exampleAddress };
const enter = (
  viewer: Viewer,
  { dropId }: Drop,
  idempotencyKey: string,
  proof?: { shown: string | null },
): Promise<Entry> => {
  const fingerprint = { network: "n", browser: "b", fromBrowser: true, mailbox: viewer.email };
  const shown = proof && { proof: { headers: new Headers(), ...proof } };
  return enterDraw(viewer, { ...wish, dropId, idempotencyKey, fingerprint, account: exampleEntry.account, ...shown });
};

it("an entry's address is its own: a change of one erases none of another, whatever keys a client chooses", async () => {
  const viewer = shopper();
  const [one, other] = [await enter(viewer, await draw(), "my key"), await enter(viewer, await draw(), "my key")];
  await changeMine(one.entryId, viewer, { ...wish, address: { ...exampleAddress, line1: "Elsewhere 7" } });
  expect(await orderAddress(other)).toEqual(exampleAddress);
});

it("who has entered is told so before a proof is asked for", async () => {
  const [viewer, drop] = [shopper(), await draw()];
  await enter(viewer, drop, "first");
  await expect(enter(viewer, drop, "second", { shown: null })).rejects.toMatchObject({ code: "already_entered" });
});

it("an entry goes to few doors in an hour", async () => {
  const viewer = shopper();
  const { entryId } = await enter(viewer, await draw(), "key");
  const change = (n: number) =>
    changeEntryFrom(viewer, entryId, {
      sizes: ["42"],
      shippingAddress: { ...exampleAddress, line1: `Elsewhere ${n}` },
    });
  for (let n = 0; n < 20; n++) await change(n);
  const more = async () => {
    for (let n = 20; n < 60; n++) await change(n);
  };
  await expect(more()).rejects.toMatchObject({ code: "rate_limited" });
});
