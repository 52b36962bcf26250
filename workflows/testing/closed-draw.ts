import type { z } from "zod";
import { LOCAL_CHAIN } from "../../local/beacon/chain.ts";
import { announcedDraw } from "@/lib/shop/draw/announce";
import { createDraw } from "@/lib/shop/draw/transitions";
import { draftOf } from "@/lib/shop/drop/draft";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import { createDrop, listDrop } from "@/lib/shop/drop/transitions";

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

type DropInput = z.input<typeof dropFileSchema>;
type Described = Partial<DropInput> & Pick<DropInput, "dropId" | "sizes">;

/** Stores a draw as publishing it and its execution would: its entries have closed ten seconds ago, if nothing else is said. */
export async function storeClosedDraw(described: Described, seed: string): Promise<Drop> {
  const drop = await storeUnannouncedDraw(described);
  await createDraw(announcedDraw(drop, seed, LOCAL_CHAIN));
  return drop;
}

/** The same of a drop that could not be announced. */
export async function storeUnannouncedDraw(described: Described): Promise<Drop> {
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
  return drop;
}
