import type { z } from "zod";
import { LOCAL_CHAIN } from "../../local/beacon/chain.ts";
import { announcedDraw } from "@/lib/shop/draw/announce";
import { createDraw } from "@/lib/shop/draw/transitions";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import { createDrop, listDrop } from "@/lib/shop/drop/transitions";

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Stores a draw as publishing it and its execution would: its entries have closed ten seconds ago, if nothing else is said. */
export async function storeClosedDraw(
  described: Partial<z.input<typeof dropFileSchema>> & Pick<z.input<typeof dropFileSchema>, "dropId" | "sizes">,
  seed: string,
): Promise<Drop> {
  const file = dropFileSchema.parse({
    name: "Draw",
    mode: "draw",
    opensAt: inSeconds(-7200),
    entriesCloseAt: inSeconds(-10),
    closesAt: inSeconds(86_400),
    price: { amountMinor: 12_340, currency: "EUR" },
    ...described,
  });
  const drop = { ...draftOf(file, "cus_manager", inSeconds(-9000)), status: "published" as const };
  await createDrop(drop);
  await listDrop(drop);
  await createDraw(announcedDraw(drop, seed, LOCAL_CHAIN));
  return drop;
}
