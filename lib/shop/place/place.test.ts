import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { digestId, type OrderId } from "@/lib/platform/ids";
import type { HolderState } from "@/lib/shop/place/rules";
import { forgive, takePlaces, type Limit } from "@/lib/shop/place/server";
import { useTable } from "@/workflows/testing/table";

useTable();
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.now() }));
afterEach(() => void vi.useRealTimers());
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

/** The records of the orders, as far as places ask for them. */
const states = new Map<OrderId, HolderState>();
const newId = (): OrderId => `ord_${digestId(randomUUID())}`;
const stateOf = async (orderId: OrderId): Promise<HolderState> => states.get(orderId) ?? { is: "missing" };
const store = (orderId: OrderId) => void states.set(orderId, { is: "live", paid: false });
const pay = (orderId: OrderId) => void states.set(orderId, { is: "live", paid: true });
const end = (orderId: OrderId, how: "unpaid" | "rejected" | "otherwise") =>
  void states.set(orderId, { is: "ended", atMs: Date.now(), how });

const limits = (most = 2): [mailbox: Limit, door: Limit] => [
  { dropId: "d", kind: "mailbox", digest: randomUUID(), most: 1 },
  { dropId: "d", kind: "door", digest: randomUUID(), most },
];

type Answer = "taken" | "already_ordered" | { readonly pauseSeconds: number | undefined };
const take = (of: readonly Limit[], orderId: OrderId, withoutPause = false): Promise<Answer> =>
  takePlaces(of, { orderId, stateOf, withoutPause }).then(
    () => "taken",
    (error: { code: string; retryAfterSeconds?: number }) =>
      error.code === "too_many_holds" ? { pauseSeconds: error.retryAfterSeconds } : (error.code as Answer),
  );

/** As an order is placed: its places first, its record next. */
async function place(of: readonly Limit[], orderId = newId()): Promise<Answer> {
  const answer = await take(of, orderId);
  if (answer === "taken") store(orderId);
  return answer;
}

describe("a place", () => {
  it("is one order's at a time, however many reach for it", async () => {
    const [mailbox] = limits();
    const answers = await Promise.all(Array.from({ length: 30 }, () => place([mailbox])));
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["taken", "already_ordered"]));
  });

  it("is the same order's again, whatever was repeated", async () => {
    const [of, orderId] = [limits(), newId()];
    for (let i = 0; i < 5; i++) expect(await place(of, orderId)).toBe("taken");
    expect(await place([of[1]])).toBe("taken");
    expect(await place([of[1]])).toBe("already_ordered");
  });

  it("of a door is there for a household's number, and free again for each that ends", async () => {
    const [, door] = limits(3);
    const ids = Array.from({ length: 3 }, newId);
    for (const id of ids) expect(await place([door], id)).toBe("taken");
    expect(await place([door])).toBe("already_ordered");
    end(ids[1]!, "otherwise");
    expect(await place([door])).toBe("taken");
    expect(await place([door])).toBe("already_ordered");
  });

  it("of a door is another's where it is not paid for in time, and that time halves", async () => {
    const [, door] = limits(1);
    for (const minutes of [10, 5, 2.5]) {
      if (minutes === 10) expect(await place([door])).toBe("taken");
      pass(minutes - 0.1);
      expect(await place([door])).toBe("already_ordered");
      pass(0.2);
      expect(await place([door])).toBe("taken");
    }
  });

  it("of a door is kept by who has paid, and taken at once from who has not; of a mailbox by either", async () => {
    const [[mailbox, door], stranger, owner] = [limits(1), newId(), newId()];
    await place([mailbox, door], stranger);
    const paying = (of: Limit) => takePlaces([of], { orderId: owner, stateOf, withoutPause: true, hasPaid: true });
    await expect(paying(mailbox)).rejects.toMatchObject({ code: "already_ordered" });
    pay(owner);
    await paying(door);
    pass(600);
    expect(await place([door])).toBe("already_ordered");
    await expect(
      takePlaces([door], { orderId: stranger, stateOf, withoutPause: true, hasPaid: true }),
    ).rejects.toMatchObject({ code: "already_ordered" });
    expect(await place([mailbox])).toBe("already_ordered");
  });

  it("of a door is no other's once its order has paid, though it had not when the other looked", async () => {
    const [[, door], first, second] = [limits(1), newId(), newId()];
    await place([door], first);
    const looking = async (orderId: OrderId) => {
      const seen = await stateOf(orderId);
      pay(first); // between the look and the write
      await takePlaces([door], { orderId: first, stateOf, withoutPause: true, hasPaid: true });
      return seen;
    };
    const other = { orderId: second, stateOf: looking, withoutPause: true, hasPaid: true };
    await expect(takePlaces([door], other)).rejects.toMatchObject({ code: "already_ordered" });
  });

  it("of a household of two is taken once by an order that pays", async () => {
    const [[, door], ids] = [limits(2), [newId(), newId()]];
    for (const id of ids) await place([door], id);
    for (const id of ids.toReversed()) {
      pay(id);
      await takePlaces([door], { orderId: id, stateOf, withoutPause: true, hasPaid: true });
    }
    end(ids[0]!, "otherwise");
    expect(await place([door])).toBe("taken");
  });

  it("is taken over by one of all that reach for it when its order has ended", async () => {
    const [[mailbox], first] = [limits(), newId()];
    await place([mailbox], first);
    end(first, "otherwise");
    const answers = await Promise.all(Array.from({ length: 10 }, () => place([mailbox])));
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
  });
});

describe("a crash between the places and the order", () => {
  const prefixes = [0, 1, 2];

  it.each(prefixes)("after %i of them leaves the same order everything", async (done) => {
    const [of, orderId] = [limits(1), newId()];
    await take(of.slice(0, done), orderId);
    expect(await place(of, orderId)).toBe("taken");
  });

  it.each(prefixes)("after %i of them leaves others everything a minute later", async (done) => {
    const of = limits(1);
    await take(of.slice(0, done), newId());
    if (done > 0) expect(await place(of)).toBe("already_ordered");
    pass(1.1);
    expect(await place(of)).toBe("taken");
  });

  it("that was none, but a slow request, never leaves two orders with one place", async () => {
    const [of, slow, quick] = [limits(1), newId(), newId()];
    await take(of, slow);
    pass(2);
    expect(await place(of, quick)).toBe("taken");
    store(slow); // its write came after all: its execution asks again before it holds a pair
    expect(await take(of, slow, true)).toBe("already_ordered");
    expect(await take(of, quick, true)).toBe("taken");
  });
});

async function hold(of: readonly Limit[], how: "unpaid" | "rejected"): Promise<Answer> {
  const orderId = newId();
  const answer = await place(of, orderId);
  if (answer === "taken") end(orderId, how);
  return answer;
}

describe("a pause", () => {
  it("comes after four holds that were not paid, grows, and ends with none at all", async () => {
    const [mailbox] = limits();
    const pauses: number[] = [];
    for (let held = 0; held < 8;) {
      const answer = await hold([mailbox], "unpaid");
      if (answer === "taken") held++;
      else if (typeof answer === "object") pass(pauses[pauses.push((answer.pauseSeconds ?? NaN) / 60) - 1] ?? NaN);
    }
    expect(pauses).toEqual([5, 10, 20, 40]);
    pass(100_000);
    expect(await place([mailbox])).toEqual({ pauseSeconds: undefined });
  });

  it("comes no later where a mailbox may have several orders, and is forgiven whichever of its places the order had", async () => {
    const mailbox = { ...limits()[0], most: 5 };
    for (let i = 0; i < 4; i++) expect(await hold([mailbox], "unpaid")).toBe("taken");
    expect(await place([mailbox])).toEqual({ pauseSeconds: 300 });

    const other = { ...limits()[0], most: 2 };
    const ids = [newId(), newId()];
    for (const id of ids) await place([other], id);
    for (const id of ids.toReversed()) {
      end(id, "rejected");
      await forgive(other, id);
      expect(await place([other])).toBe("taken");
    }
  });

  it("is the mailbox's, whichever account ordered, and no other's", async () => {
    const [mailbox, other] = [limits()[0], limits()[0]];
    for (let i = 0; i < 4; i++) expect(await hold([mailbox], "unpaid")).toBe("taken");
    expect(await place([mailbox])).toEqual({ pauseSeconds: 300 });
    expect(await place([other])).toBe("taken");
  });

  it("of an hour comes after a rejection, unless the team forgives it", async () => {
    const [[mailbox], orderId] = [limits(), newId()];
    await place([mailbox], orderId);
    end(orderId, "rejected");
    expect(await place([mailbox])).toEqual({ pauseSeconds: 3600 });
    await forgive(mailbox, newId());
    expect(await place([mailbox])).toEqual({ pauseSeconds: 3600 });
    await forgive(mailbox, orderId);
    expect(await place([mailbox])).toBe("taken");
  });

  it("does not hold up the order that an appeal allows", async () => {
    const [[mailbox], orderId] = [limits(), newId()];
    await place([mailbox], orderId);
    end(orderId, "rejected");
    expect(await take([mailbox], newId(), true)).toBe("taken");
  });
});
