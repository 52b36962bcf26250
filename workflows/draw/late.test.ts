import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { dynamo } from "@/lib/platform/aws/clients";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { readPage } from "@/lib/shop/draw/store";
import { changeMine } from "@/lib/shop/entry/change";
import { GRACE_MS } from "@/lib/shop/entry/enter";
import type { Entry } from "@/lib/shop/entry/schema";
import { withdrawMine } from "@/lib/shop/entry/server";
import { findEntry } from "@/lib/shop/entry/store";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { localSignature } from "../../local/beacon/chain.ts";
import { drawSteps } from "@/workflows/draw/steps";
import { storeClosedDraw } from "@/workflows/testing/closed-draw";
import { enter } from "@/workflows/testing/draws";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/durable/server", () => ({ startExecution: async () => undefined }));
vi.mock("@/lib/shop/draw/beacon", () => ({
  readSignature: async (_chain: object, round: number) => localSignature(round),
}));

/** What happens before the next change of an entry reaches the table. */
let meanwhile: (() => Promise<unknown>) | undefined;

useTable();
beforeAll(() => {
  vi.stubEnv("ORDER_FUNCTION", "order");
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
  dynamo().middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        const held = commandName === "UpdateItemCommand" && JSON.stringify(call.input).includes("ENTRY#");
        const first = held ? meanwhile : undefined;
        if (held) meanwhile = undefined;
        await first?.();
        return next(call);
      },
    { step: "initialize", name: "held-write" },
  );
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

const OPEN_FOR_MS = 60_000;
let drops = 0;

/** An entry for 42 in a draw whose entries close soon. */
async function entered() {
  const dropId = `late-${drops++}`;
  const closesMs = Date.now() + OPEN_FOR_MS;
  const sizes = [
    { size: "42", pairs: 1 },
    { size: "43", pairs: 1 },
  ];
  await storeClosedDraw({ dropId, sizes, entriesCloseAt: new Date(closesMs).toISOString() }, "ab".repeat(32));
  const { shopper, entry } = await enter(dropId, ["42"]);
  const afterClosing = (ms: number) => vi.setSystemTime(closesMs + ms);
  return { dropId, shopper, entry, steps: drawSteps(dropId), afterClosing };
}
type Entered = Awaited<ReturnType<typeof entered>>;

const changed = (viewer: Viewer, { entryId }: Entry, ...sizes: string[]) =>
  changeMine(entryId, viewer, { sizes, address: exampleAddress });

async function seal({ steps, afterClosing }: Entered): Promise<void> {
  afterClosing(GRACE_MS);
  await steps.exclude();
  await steps.seal();
}

const sealedSizes = async ({ dropId }: Entered) =>
  (await readPage({ dropId, kind: "listed", page: 0 })).map(({ sizes }) => sizes);
const storedSizes = async ({ entry }: Entered) => (await findEntry(entry.entryId))?.sizes;

it("a change that is written while the entries close is in the sealed list", async () => {
  const story = await entered();
  meanwhile = async () => story.afterClosing(GRACE_MS / 2);
  await changed(story.shopper, story.entry, "43");
  await seal(story);
  expect(await sealedSizes(story)).toEqual([["43"]]);
});

it("a change that is written when the list was read is refused, and the entry is as it was sealed", async () => {
  const story = await entered();
  meanwhile = () => seal(story);
  await expect(changed(story.shopper, story.entry, "43")).rejects.toMatchObject({ code: "entries_closed" });
  expect(await sealedSizes(story)).toEqual([["42"]]);
  expect(await storedSizes(story)).toEqual(["42"]);
});

it("of two tabs the one in time counts, though the other's change comes late and is refused", async () => {
  const story = await entered();
  meanwhile = async () => {
    vi.setSystemTime(Date.now() + 1000);
    await changed(story.shopper, story.entry, "43", "42");
    await seal(story);
  };
  await expect(changed(story.shopper, story.entry, "42", "43")).rejects.toMatchObject({ code: "entries_closed" });
  expect(await sealedSizes(story)).toEqual([["43", "42"]]);
  expect(await storedSizes(story)).toEqual(["43", "42"]);
});

it("who withdraws while the list is sealed is in it and gets no order: the pair is for others", async () => {
  const story = await entered();
  meanwhile = () => seal(story);
  await withdrawMine(story.entry.entryId, story.shopper);
  const { takeRound, rank, award } = story.steps;
  vi.setSystemTime(Date.now() + 60_000);
  await takeRound();
  await rank();
  await award(0);
  expect(await sealedSizes(story)).toEqual([["42"]]);
  expect((await findEntry(story.entry.entryId))?.status).toBe("withdrawn");
  expect(await ordersInDrop(story.shopper.customerId, story.dropId)).toEqual([]);
});

it("who withdraws before the list is read is not in it", async () => {
  const story = await entered();
  await withdrawMine(story.entry.entryId, story.shopper);
  await seal(story);
  expect(await sealedSizes(story)).toEqual([]);
});
