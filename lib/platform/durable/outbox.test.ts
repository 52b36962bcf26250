import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { acknowledge, enqueue, pendingEntries } from "@/lib/platform/durable/outbox";
import { putItem } from "@/lib/platform/table/table";
import { startServices, type Services } from "@/workflows/testing/services";

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());
afterEach(() => void vi.useRealTimers());

const newId = () => `rec_${randomUUID()}`;
/** Entries of the record, whatever their age. */
const entriesOf = async (id: string) => (await pendingEntries(-1)).filter((entry) => entry.id === id);

it("an entry is pending from when it is announced until it is acknowledged", async () => {
  const id = newId();
  const entry = await enqueue("order", id);
  expect(await entriesOf(id)).toEqual([{ ...entry, ageMs: expect.any(Number) }]);
  await acknowledge(entry);
  expect(await entriesOf(id)).toEqual([]);
});

it("acknowledging one entry of a record leaves the others pending", async () => {
  const id = newId();
  const [first, second] = [await enqueue("order", id), await enqueue("order", id)];
  await acknowledge(first);
  expect(await entriesOf(id)).toMatchObject([second]);
  await acknowledge(first); // twice is harmless
  expect(await entriesOf(id)).toMatchObject([second]);
});

it("entries of every shard are found, with kind and id as they were given", async () => {
  const announced = await Promise.all(
    Array.from({ length: 40 }, (_, i) => enqueue(i % 2 ? "order" : "password-reset", newId())),
  );
  const pending = await pendingEntries(-1);
  for (const entry of announced) expect(pending).toContainEqual(expect.objectContaining(entry));
});

it("only entries older than asked for are found, with their age", async () => {
  const id = newId();
  const { createdAtMs } = await enqueue("order", id);
  const pendingAt = async (ageMs: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: createdAtMs + ageMs });
    return (await pendingEntries(5000)).filter((entry) => entry.id === id);
  };
  expect(await pendingAt(5000)).toEqual([]);
  expect(await pendingAt(5001)).toMatchObject([{ ageMs: 5001 }]);
});

it("an item of another shape is passed over and logged, and hides no entry", async () => {
  const logged = vi.spyOn(console, "log").mockReturnValue();
  await Promise.all(Array.from({ length: 8 }, (_, shard) => putItem({ pk: `OUTBOX#${shard}`, sk: "order#odd#1" })));
  const entry = await enqueue("order", newId());
  expect(await entriesOf(entry.id)).toHaveLength(1);
  expect(logged.mock.calls.join("\n")).toContain('"sk":"order#odd#1"');
  logged.mockRestore();
});
