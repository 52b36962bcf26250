import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { LOCAL_CHAIN, localSignature } from "../../local/beacon/chain.ts";
import { announceDraw } from "@/lib/shop/draw/announce";
import { readChain } from "@/lib/shop/draw/beacon";
import { publicRecord } from "@/lib/shop/draw/server";
import { findDraw } from "@/lib/shop/draw/store";
import type { DropFile } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { findEntry } from "@/lib/shop/entry/store";
import { roundTimeMs, verifyRecord } from "@/packages/draw-record";
import { drawSteps } from "@/workflows/draw/steps";
import { drawWorkflow } from "@/workflows/draw/workflow";
import { storeUnannouncedDraw } from "@/workflows/testing/closed-draw";
import { enter, readRecord } from "@/workflows/testing/draws";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/durable/server", () => ({ startExecution: async () => undefined }));
vi.mock("@/lib/platform/mail/server");
vi.mock("@/lib/shop/draw/beacon", () => ({
  readChain: vi.fn(),
  readSignature: async (_chain: object, round: number) => localSignature(round),
}));

useTable();
beforeAll(() => {
  vi.stubEnv("ORDER_FUNCTION", "order");
  vi.stubEnv("BEACON_CHAIN", LOCAL_CHAIN.hash);
  vi.stubEnv("SITE_URL", "http://shop.test");
  vi.stubEnv("MAIL_FROM", "Shop <shop@shop.test>");
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
  vi.useFakeTimers({ toFake: ["Date"] });
});
beforeEach(() => {
  vi.mocked(readChain).mockRejectedValue(new Error("away"));
});

const ENTRIES_MS = 60_000;
let drops = 0;

/** A draw that was entered while the beacon was away, and whose entries have closed. */
async function unannounced(more: Partial<DropFile> = {}) {
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  const dropId = `away-${drops++}`;
  const closesMs = Date.now() + ENTRIES_MS;
  const entriesCloseAt = new Date(closesMs).toISOString();
  await storeUnannouncedDraw({ dropId, sizes: [{ size: "42", pairs: 1 }], entriesCloseAt, ...more });
  const { entry } = await enter(dropId, ["42"]);
  vi.setSystemTime(closesMs + 10_000);
  return { dropId, entry, steps: drawSteps(dropId) };
}

it("a draw whose beacon is away when its entries close is sealed and drawn once it is back, by a round that was still to come", async () => {
  const { dropId, entry, steps } = await unannounced();
  expect(await steps.plan()).toMatchObject({ next: "wait", seconds: 60 });
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.mocked(readChain).mockResolvedValue(LOCAL_CHAIN);
  expect(await steps.plan()).toEqual({ next: "seal" });
  for (const step of [steps.exclude, steps.seal, steps.takeRound, steps.rank, () => steps.award(0)]) await step();
  await steps.publish(1);
  const { beacon } = (await findDraw(dropId))!.sealed!;
  expect(roundTimeMs(beacon.chain, beacon.round)).toBeGreaterThan(Date.now());
  expect(verifyRecord(await readRecord(dropId))).toMatchObject({ holds: true });
  expect((await findEntry(entry.entryId))?.status).toBe("drawn");
});

it("a draw whose beacon stays away until the drop is over is none: its entrants are told, and the record's place says so", async () => {
  const closesAt = new Date(Date.now() + 5000 + ENTRIES_MS + 200_000).toISOString();
  const { dropId, entry, steps } = await unannounced({ closesAt });
  await expect(publicRecord(dropId)).rejects.toThrow("as soon as");
  vi.setSystemTime(Date.parse(closesAt));
  expect(await steps.plan()).toEqual({ next: "cancel" });
  await steps.cancel();
  expect(await findEntry(entry.entryId)).toMatchObject({ status: "not_drawn", undrawn: "ended" });
  await expect(publicRecord(dropId)).rejects.toThrow("no record");
});

it("where a draw was announced before, no beacon is asked to announce its other times", async () => {
  const { dropId, steps } = await unannounced();
  vi.mocked(readChain).mockResolvedValueOnce(LOCAL_CHAIN);
  expect(await steps.plan()).toEqual({ next: "seal" });
  const drop = (await findDrop(dropId))!;
  const entriesCloseAt = new Date(Date.now() + 9_000_000).toISOString();
  await announceDraw({ ...drop, entriesCloseAt });
  expect((await findDraw(dropId))?.announced).toMatchObject({ entriesCloseAt });
});

type Waited = { readonly timeout: { readonly seconds: number } };
const DAY_MS = 86_400_000;

/** Runs each step at once, and lets the clock jump over each wait, of which it keeps the seconds. */
function jumping(waits: { readonly atMs: number; readonly seconds: number }[]) {
  const context = {
    step: async (_name: string, run: () => Promise<unknown>) => run(),
    runInChildContext: async (_name: string, run: (beside: unknown) => Promise<unknown>) => run(context),
    waitForCallback: async (_name: string, _submit: unknown, { timeout: { seconds } }: Waited) => {
      waits.push({ atMs: Date.now(), seconds });
      vi.setSystemTime(Date.now() + seconds * 1000);
    },
  };
  return context as unknown as DurableContext;
}

it("a beacon that is away from the opening on is asked each minute once the entries have closed, and until the drop is over", async () => {
  const closesMs = Date.now() + 5000 + ENTRIES_MS + 2 * DAY_MS;
  const { dropId } = await unannounced({ closesAt: new Date(closesMs).toISOString() });
  const entriesMs = Date.now() - 10_000;
  vi.setSystemTime(entriesMs - DAY_MS);
  const waits: { readonly atMs: number; readonly seconds: number }[] = [];
  expect(await drawWorkflow({ dropId, part: 0 }, jumping(waits))).toEqual({ outcome: "cancelled" });
  expect(Date.now()).toBeGreaterThanOrEqual(closesMs);
  const soon = waits.filter(({ atMs }) => atMs > entriesMs + 60_000 && atMs < entriesMs + 3_600_000);
  expect(soon.length).toBeGreaterThan(50);
  expect(new Set(soon.map(({ seconds }) => seconds))).toEqual(new Set([60]));
});
