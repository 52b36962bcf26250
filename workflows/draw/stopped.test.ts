import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { localSignature } from "../../local/beacon/chain.ts";
import { startExecution } from "@/lib/platform/durable/server";
import { readSignature } from "@/lib/shop/draw/beacon";
import { endsUndrawn } from "@/lib/shop/draw/server";
import { findDraw } from "@/lib/shop/draw/store";
import { close } from "@/lib/shop/drop/moves";
import { findDrop } from "@/lib/shop/drop/store";
import { noteDrawn, replaceDrop } from "@/lib/shop/drop/transitions";
import { findEntries } from "@/lib/shop/entry/store";
import * as entryTransitions from "@/lib/shop/entry/transitions";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { holdPairFor } from "@/lib/shop/order/preparation";
import { findOrder } from "@/lib/shop/order/store";
import { roundTimeMs, verifyRecord } from "@/packages/draw-record";
import { drawSteps } from "@/workflows/draw/steps";
import { dropSteps } from "@/workflows/drop/steps";
import { storeClosedDraw } from "@/workflows/testing/closed-draw";
import { enter, readRecord, type Entrant } from "@/workflows/testing/draws";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/durable/server", () => ({ startExecution: vi.fn(async () => undefined) }));
vi.mock("@/lib/platform/mail/server", () => ({ sendMailOnce: vi.fn(), sentAtOf: async () => null }));
vi.mock("@/lib/shop/draw/beacon", () => ({ readSignature: vi.fn(), readChain: vi.fn() }));

useTable();
beforeAll(() => {
  vi.stubEnv("ORDER_FUNCTION", "order");
  vi.stubEnv("DRAW_FUNCTION", "draw:test");
  vi.stubEnv("SITE_URL", "http://shop.test");
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
  vi.useFakeTimers({ toFake: ["Date"] });
});
beforeEach(() => {
  vi.mocked(readSignature).mockImplementation(async (_chain, round) => localSignature(round));
});

const PAIRS = 2;
const ENTRANTS = 4;
let drops = 0;

interface Story {
  readonly dropId: string;
  readonly entrants: readonly Entrant[];
  readonly steps: ReturnType<typeof drawSteps>;
}

/** A draw of two pairs, that four have entered, and whose entries have closed. */
async function closedDraw(): Promise<Story> {
  const dropId = `stopped-${drops++}`;
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  const closesMs = Date.now() + 60_000;
  const entriesCloseAt = new Date(closesMs).toISOString();
  await storeClosedDraw({ dropId, sizes: [{ size: "42", pairs: PAIRS }], entriesCloseAt }, "ab".repeat(32));
  const entrants: Entrant[] = [];
  for (let n = 0; n < ENTRANTS; n++) entrants.push(await enter(dropId, ["42"]));
  vi.setSystemTime(closesMs + 10_000);
  return { dropId, entrants, steps: drawSteps(dropId) };
}

/** A manager's closing, known everywhere. */
async function closeByHand({ dropId }: Story): Promise<void> {
  const drop = (await findDrop(dropId))!;
  await replaceDrop(close(drop, { by: "cus_manager", nowMs: Date.now() }), drop.version);
  vi.setSystemTime(Date.now() + 2000);
}

const entriesOf = ({ entrants }: Story) => findEntries(entrants.map(({ entry }) => entry.entryId));
const ordersOf = async ({ dropId, entrants }: Story) =>
  (await Promise.all(entrants.map(({ shopper }) => ordersInDrop(shopper.customerId, dropId)))).flat();

async function holdPairs(story: Story): Promise<void> {
  for (const order of await ordersOf(story)) if (order.pairNumber === undefined) await holdPairFor(order);
}

type Stage = (story: Story) => Promise<unknown>;
const STAGES: readonly Stage[] = [
  ({ steps }) => steps.exclude(),
  ({ steps }) => steps.seal(),
  ({ steps }) => steps.takeRound(),
  ({ steps }) => steps.rank(),
  ({ steps }) => steps.award(0),
  holdPairs,
  ({ steps }) => steps.publish(1),
  ({ steps }) => steps.mailResults(0),
  ({ steps }) => steps.takeTurn(0, 1),
  ({ steps }) => steps.endLine(0),
  ({ steps }) => steps.closeLine(),
];

/** The whole draw, with the closing before the stage of this number. */
async function closedBefore(stage: number): Promise<Story> {
  const story = await closedDraw();
  for (const [n, run] of STAGES.entries()) {
    if (n === stage) await closeByHand(story);
    await run(story);
  }
  return story;
}

const mailedTexts = async (): Promise<string[]> => {
  const letters = await Promise.all(vi.mocked(sendMailOnce).mock.calls.map(async ([, compose]) => compose()));
  return letters.map(({ paragraphs }) => paragraphs.join(" "));
};

it.each([1, 2, 3, 4])(
  "a drop that is closed at stage %i, before its winners' orders, begins none, and says so",
  async (stage) => {
    vi.mocked(sendMailOnce).mockClear();
    const story = await closedBefore(stage);
    expect(await ordersOf(story)).toEqual([]);
    const entries = await entriesOf(story);
    expect(entries).toHaveLength(ENTRANTS);
    for (const entry of entries) expect(entry).toMatchObject({ status: "not_drawn", undrawn: "stopped" });
    expect(new Set(entries.map(({ rank }) => rank))).toEqual(new Set([1, 2, 3, 4]));
    expect((await mailedTexts()).filter((text) => text.includes("Our team closed the drop"))).toHaveLength(ENTRANTS);
    const record = await readRecord(story.dropId);
    expect(record).toMatchObject({
      state: "drawn",
      winners: PAIRS,
      stoppedAt: (await findDrop(story.dropId))?.closedAt,
    });
    expect(verifyRecord(record)).toMatchObject({ holds: true });
  },
);

it.each([5, 6])(
  "orders that were begun before the drop was closed go on, and the record says when it was",
  async (stage) => {
    const story = await closedBefore(stage);
    const orders = await ordersOf(story);
    expect(orders).toHaveLength(PAIRS);
    for (const order of orders)
      expect(order).toMatchObject({ status: "processing", pairNumber: expect.any(Number) as number });
    const statuses = (await entriesOf(story)).map(({ status }) => status).toSorted();
    expect(statuses).toEqual(["drawn", "drawn", "not_drawn", "not_drawn"]);
    expect(await readRecord(story.dropId)).toMatchObject({ stoppedAt: expect.any(String) as string });
  },
);

it("a drop that is closed once its winners are published has a record without a word of it, as it was read before", async () => {
  expect(await readRecord((await closedBefore(7)).dropId)).not.toHaveProperty("stoppedAt");
});

it("an order that was begun when the process died, before its entry said so, is found though the drop is closed by then", async () => {
  const story = await closedDraw();
  for (const run of STAGES.slice(0, 4)) await run(story);
  vi.spyOn(entryTransitions, "markDrawn").mockRejectedValueOnce(new Error("killed"));
  await expect(story.steps.award(0)).rejects.toThrow("killed");
  const begun = await ordersOf(story);
  await closeByHand(story);
  await story.steps.award(0);
  const drawn = (await entriesOf(story)).filter(({ status }) => status === "drawn");
  expect(new Set(drawn.map(({ orderId }) => orderId))).toEqual(new Set(begun.map(({ orderId }) => orderId)));
  expect(begun.length).toBeGreaterThan(0);
});

it("a beacon that stays away from a closed drop's round is waited for a minute, then there is no draw, and all are told", async () => {
  const story = await closedDraw();
  await story.steps.exclude();
  await story.steps.seal();
  await closeByHand(story);
  vi.mocked(readSignature).mockRejectedValue(new Error("away"));
  await expect(story.steps.takeRound()).rejects.toThrow("away");
  const { beacon } = (await findDraw(story.dropId))!.sealed!;
  vi.setSystemTime(roundTimeMs(beacon.chain, beacon.round) + 61_000);
  expect(await story.steps.takeRound()).toBe("given_up");
  await story.steps.cancel();
  expect((await entriesOf(story)).map(({ undrawn }) => undrawn)).toEqual(Array(ENTRANTS).fill("closed"));
  const record = await readRecord(story.dropId);
  expect(record).toMatchObject({ state: "sealed", stoppedAt: expect.any(String) as string });
  expect(verifyRecord(record)).toMatchObject({ holds: false, problems: [{ code: "stopped" }] });
});

it("who was told that there is no draw is not told again where the step is repeated", async () => {
  const story = await closedDraw();
  await closeByHand(story);
  const told = vi.spyOn(entryTransitions, "markNotDrawn");
  told.mockRejectedValueOnce(new Error("killed"));
  await expect(story.steps.cancel()).rejects.toThrow("killed");
  await story.steps.cancel();
  await story.steps.cancel();
  expect(told).toHaveBeenCalledTimes(ENTRANTS + 1);
  told.mockRestore();
  expect((await entriesOf(story)).map(({ undrawn }) => undrawn)).toEqual(Array(ENTRANTS).fill("closed"));
});

it("whether a drop ended without a draw is told by its seal and by where it was stopped", async () => {
  const story = await closedDraw();
  expect(await endsUndrawn(story.dropId)).toBe(true);
  await story.steps.exclude();
  await story.steps.seal();
  await closeByHand(story);
  expect(await endsUndrawn(story.dropId)).toBe(false);
  await story.steps.cancel();
  expect(await endsUndrawn(story.dropId)).toBe(true);
});

it("a round that comes late is taken, though the drop's time is over meanwhile: its winners' orders begin", async () => {
  const story = await closedDraw();
  const { steps } = story;
  await steps.exclude();
  await steps.seal();
  vi.setSystemTime(Date.parse((await findDrop(story.dropId))!.closesAt) + 3_600_000);
  expect(await steps.takeRound()).toBe("taken");
  await steps.rank();
  await steps.award(0);
  expect(await ordersOf(story)).toHaveLength(PAIRS);
  for (const { orderId } of await ordersOf(story)) expect((await findOrder(orderId))?.status).toBe("processing");
});

const started = () => vi.mocked(startExecution).mock.calls.filter(([name]) => name === "draw:test");

it("a drop that is closed before its draw has begun starts it: who entered is told by it, and a draw that is over is not begun anew", async () => {
  const story = await closedDraw();
  const { dropId } = story;
  await closeByHand(story);
  const before = started().length;
  await dropSteps(dropId, 1).close();
  expect(started().slice(before)).toEqual([["draw:test", `${dropId}-draw-0`, { dropId, part: 0 }]]);
  await noteDrawn(dropId, []);
  await dropSteps(dropId, 1).close();
  expect(started()).toHaveLength(before + 1);
});
