import { expect, it } from "vitest";
import { activeBlocks, deleteBlock, listBlocks, putBlock } from "@/lib/shop/block/store";
import type { Block } from "@/lib/shop/block/schema";
import { useTable } from "@/workflows/testing/table";

useTable();

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const block = (of: Partial<Block>): Block => ({
  kind: "card",
  digest: "d",
  reason: "Bots",
  at: inHours(-1),
  by: "cus_1",
  endsAt: inHours(1),
  orderId: "ord_1",
  ttlSeconds: 0,
  ...of,
});

it("what is blocked is found by what an order came with, until it ends", async () => {
  await putBlock(block({ digest: "a" }));
  await putBlock(block({ kind: "network", digest: "b", endsAt: inHours(-0.5) }));
  const found = await activeBlocks({ card: "a", network: "b", mailbox: "a", address: undefined });
  expect(found.map(({ kind }) => kind)).toEqual(["card"]);
  await deleteBlock({ kind: "card", digest: "a" });
  expect(await activeBlocks({ card: "a" })).toEqual([]);
});

it("the newest block of a thing is the one that counts, and the list shows it once, newest first", async () => {
  await putBlock(block({ digest: "x", at: inHours(-2), reason: "older" }));
  await putBlock(block({ digest: "y", at: inHours(-1.5) }));
  await putBlock(block({ digest: "x", at: inHours(-1), reason: "newer" }));
  await putBlock(block({ digest: "x", at: inHours(-3), reason: "late" }));
  expect((await listBlocks()).map(({ digest, reason }) => [digest, reason])).toEqual([
    ["x", "newer"],
    ["y", "Bots"],
  ]);
});
