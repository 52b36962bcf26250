import { randomUUID } from "node:crypto";
import { expect, type APIRequestContext, type APIResponse } from "@playwright/test";
import { withProof } from "./proof.ts";
import { publishedDrop, SHIPPING_ADDRESS, type Store } from "./store.ts";

const PATIENCE = { timeout: 90_000, intervals: [500] };
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const DAY_SECONDS = 24 * 3600;

/** A draw that takes entries for so long, one pair of each size. Opened before the seeded drop: it never takes the first page. */
export const drawDrop = (
  manager: APIRequestContext,
  entriesForSeconds: number = DAY_SECONDS / 2,
  more: object = {},
): Promise<string> =>
  publishedDrop(manager, {
    name: `Draw ${randomUUID().slice(0, 8)}`,
    mode: "draw",
    opensAt: inSeconds(-DAY_SECONDS),
    entriesCloseAt: inSeconds(entriesForSeconds),
    closesAt: inSeconds(DAY_SECONDS),
    sizes: ["42", "43"].map((size) => ({ size, pairs: 1 })),
    ...more,
  });

/** Whatever comes of it. */
export function tryToEnter(http: APIRequestContext, dropId: string, sizes: readonly string[]): Promise<APIResponse> {
  const data = { dropId, sizes, shippingAddress: SHIPPING_ADDRESS };
  const key = randomUUID();
  return withProof(http, { purpose: "enter", dropId }, (headers) =>
    http.post("/api/entries", { data, headers: { ...headers, "idempotency-key": key } }),
  );
}

/** Enters a new shopper. The entry's id. */
export async function newEntry(store: Store, dropId: string): Promise<string> {
  const answer = await tryToEnter((await store.shopper()).http, dropId, ["42"]);
  expect(answer.status()).toBe(202);
  return ((await answer.json()) as Entered).entryId;
}

export interface Entered {
  readonly entryId: string;
  readonly receipt: {
    readonly entryId: string;
    readonly salt: string;
    readonly leaf: string;
    readonly tickets?: number;
  };
}

export interface EntryView {
  readonly status: string;
  readonly rank: number | null;
  readonly orderId: string | null;
}

export const readEntry = async (http: APIRequestContext, entryId: string): Promise<EntryView> =>
  (await (await http.get(`/api/entries/${entryId}`)).json()) as EntryView;

interface Entrant {
  readonly http: APIRequestContext;
  readonly sizes: string[];
}

/** A draw that all of these are in: on a busy machine they may take longer than it is open, and the next one is open for longer. */
export async function drawAmong(manager: APIRequestContext, entrants: readonly Entrant[], entriesForSeconds = 12) {
  const dropId = await drawDrop(manager, entriesForSeconds);
  const answers = await Promise.all(entrants.map(({ http, sizes }) => tryToEnter(http, dropId, sizes)));
  const statuses = answers.map((answer) => answer.status());
  if (statuses.includes(409)) return drawAmong(manager, entrants, entriesForSeconds * 2);
  expect(statuses).toEqual(entrants.map(() => 202));
  return { dropId, entered: await Promise.all(answers.map(async (answer) => (await answer.json()) as Entered)) };
}

interface PublicRecord {
  readonly state: string;
  readonly winners?: number;
}

const FAR_SECONDS = 600;
/** Far less than the time to pay, however often it is looked. */
const A_LOOK_SECONDS = 5;

/** The public record, once the entries have closed and the draw is made: the waits on the way are skipped. */
export async function drawnRecord(store: Store, dropId: string): Promise<PublicRecord> {
  await store.advanceBeacon(FAR_SECONDS);
  const visitor = await store.visitor();
  const read = async () => (await (await visitor.get(`/api/drops/${dropId}/draw`)).json()) as PublicRecord;
  await expect
    .poll(async () => {
      await store.advance(A_LOOK_SECONDS);
      return (await read()).state;
    }, PATIENCE)
    .toBe("drawn");
  return read();
}
