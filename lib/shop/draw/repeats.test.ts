import { expect, it, vi } from "vitest";
import { give } from "@/lib/shop/draw/award";
import type { Draw } from "@/lib/shop/draw/schema";
import { sealEntries } from "@/lib/shop/draw/sealing";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesOfShard } from "@/lib/shop/entry/store";
import { markDrawn, markNotDrawn } from "@/lib/shop/entry/transitions";
import { placeDrawnOrder } from "@/lib/shop/order/drawn-order";

vi.mock("@/lib/shop/entry/store");
vi.mock("@/lib/shop/entry/transitions");
vi.mock("@/lib/shop/order/drawn-order");

const drop = { dropId: "drop" } as Drop;

it("a list that is sealed is neither read nor written again", async () => {
  const sealed = { seal: "first" };
  await expect(sealEntries(drop, { dropId: "drop", sealed } as Draw)).resolves.toBe(sealed);
  expect(entriesOfShard).not.toHaveBeenCalled();
});

it("an entry that was withdrawn gets no order", async () => {
  await give(drop, { entryId: "ent_1", status: "withdrawn" } as unknown as Entry, "42", 1);
  for (const write of [placeDrawnOrder, markDrawn, markNotDrawn]) expect(write).not.toHaveBeenCalled();
});

it("an entry whose order was begun is marked so, also on a repeat", async () => {
  const entry = { entryId: "ent_1", status: "drawn", orderId: "ord_1" } as unknown as Entry;
  await give(drop, entry, "42", 1);
  expect(placeDrawnOrder).not.toHaveBeenCalled();
  expect(markDrawn).toHaveBeenCalledWith("ent_1", { rank: 1, wonSize: "42", orderId: "ord_1" });
});
