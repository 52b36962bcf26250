import { randomBytes, randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { addDraft, changeDrop } from "@/lib/shop/drop/change";
import { draftOf } from "@/lib/shop/drop/draft";
import { publish } from "@/lib/shop/drop/moves";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw } from "@/lib/shop/draw/store";
import { findDrop } from "@/lib/shop/drop/store";
import { replaceDrop } from "@/lib/shop/drop/transitions";
import { enterDraw } from "@/lib/shop/entry/enter";
import type { Entry } from "@/lib/shop/entry/schema";
import { findEntries } from "@/lib/shop/entry/store";
import { publicRecord } from "@/lib/shop/draw/server";
import { advance } from "@/workflows/testing/local-engine";
import { newShopper } from "@/workflows/testing/people";

const PATIENCE = { timeout: 120_000, interval: 250 };
const HOUR_MS = 3_600_000;
/** Longer than a busy machine takes to enter a few. */
const ENTRIES_FOR_SECONDS = 90;
const ROUND_WITHIN_SECONDS = ENTRIES_FOR_SECONDS + 90;
/** Far less than the time to pay, however often it is looked. */
const A_LOOK_SECONDS = 10;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

export interface Entrant {
  readonly shopper: Viewer;
  readonly entry: Entry;
}

/** A published draw that takes entries. */
export async function drawDrop(sizes: Readonly<Record<string, number>>): Promise<Drop> {
  const dropId = `draw-${randomUUID().slice(0, 8)}`;
  const file = dropFileSchema.parse({
    dropId,
    name: `Draw ${dropId}`,
    mode: "draw",
    opensAt: inMs(-1000),
    entriesCloseAt: inMs(ENTRIES_FOR_SECONDS * 1000),
    closesAt: inMs(24 * HOUR_MS),
    price: { amountMinor: 12_345, currency: "EUR" },
    shipsTo: ["DE"],
    sizes: Object.entries(sizes).map(([size, pairs]) => ({ size, pairs })),
  });
  await addDraft(draftOf(file, "cus_manager", new Date().toISOString()));
  return changeDrop(dropId, publish, { by: "cus_manager" });
}

const fingerprint = (mailbox: string) => ({ network: randomUUID(), browser: "b", fromBrowser: true, mailbox });

/** Enters a new shopper; of one mailbox where it is given. */
export async function enter(
  dropId: string,
  sizes: readonly string[],
  mailbox: string = randomUUID(),
): Promise<Entrant> {
  const shopper = await newShopper();
  const at = new Date(Date.now() - HOUR_MS).toISOString();
  const entry = await enterDraw(shopper, {
    dropId,
    sizes,
    address: exampleAddress,
    idempotencyKey: randomBytes(8).toString("hex"),
    fingerprint: fingerprint(mailbox),
    account: { signedUpAt: at, verifiedAt: at },
  });
  return { shopper, entry };
}

/** Ends the time for entries now: by then the engine waits for their end. Where it is killed meanwhile, its clock is moved after its restart. */
export async function closeEntries(dropId: string): Promise<void> {
  const drop = await findDrop(dropId);
  if (drop) await replaceDrop({ ...drop, entriesCloseAt: inMs(0), version: drop.version + 1 }, drop.version);
  await vi.waitFor(() => advance(ENTRIES_FOR_SECONDS), PATIENCE);
}

async function advanceBeacon(seconds: number): Promise<void> {
  const body = JSON.stringify({ advanceSeconds: seconds });
  await fetch(`${process.env["BEACON_URL"]}/_local/clock`, { method: "POST", body });
}

/** Until the draw has come that far. The engine's clock runs meanwhile: a wait that begins later is over soon, too. */
const until = (dropId: string, holds: (draw: Draw) => boolean): Promise<Draw> =>
  vi.waitFor(
    async () => {
      const draw = await findDraw(dropId);
      if (draw && holds(draw)) return draw;
      await advance(A_LOOK_SECONDS);
      throw new Error(`${dropId} is not there yet`);
    },
    { timeout: 200_000, interval: 500 },
  );

/** The public record as it is read. */
export async function readRecord(dropId: string): Promise<unknown> {
  const { pieces } = await publicRecord(dropId);
  return JSON.parse(Buffer.concat(pieces).toString());
}

/** The record of a draw whose entries have closed, once it is drawn. */
export async function drawn(dropId: string): Promise<unknown> {
  await advanceBeacon(ROUND_WITHIN_SECONDS);
  await until(dropId, ({ drawnAt }) => drawnAt !== undefined);
  return readRecord(dropId);
}

/** The entries as they are now. */
export const current = (entrants: readonly Entrant[]): Promise<Entry[]> =>
  findEntries(entrants.map(({ entry }) => entry.entryId));

/** The entries, once so many of them have the status. */
export const untilEntries = (entrants: readonly Entrant[], status: Entry["status"], count: number): Promise<Entry[]> =>
  vi.waitFor(async () => {
    const entries = await current(entrants);
    expect(entries.filter((entry) => entry.status === status)).toHaveLength(count);
    return entries;
  }, PATIENCE);
