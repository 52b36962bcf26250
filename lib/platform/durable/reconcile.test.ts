import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { pendingEntries } from "@/lib/platform/durable/outbox";
import {
  anyReconciler,
  reconcileById,
  reconcileIfStalled,
  tryReconcile,
  writeAndReconcile,
  type Reconciler,
} from "@/lib/platform/durable/reconcile";
import { startServices, type Services } from "@/workflows/testing/services";

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

const logged = vi.spyOn(console, "log");
beforeEach(() => void logged.mockReset().mockReturnValue());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

interface Thing {
  readonly id: string;
  readonly stalled: boolean;
}

/** Things that are there, and those that were reconciled; `outage` makes reconciling fail. */
function things(...stored: Thing[]) {
  const state = { reconciled: [] as string[], outage: undefined as Error | undefined };
  const reconciler: Reconciler<Thing> = {
    kind: "thing",
    load: async (id) => stored.find((thing) => thing.id === id),
    reconcile: async ({ id }) => {
      if (state.outage) throw state.outage;
      state.reconciled.push(id);
    },
    isStalled: ({ stalled }) => stalled,
  };
  return { state, reconciler };
}

const newThing = (stalled = false): Thing => ({ id: `thing_${randomUUID()}`, stalled });
const pendingOf = async (id: string) => (await pendingEntries(-1)).filter((entry) => entry.id === id);
const warnings = () => logged.mock.calls.map(([line]) => JSON.parse(String(line)) as { level: string; id?: string });
const outage = new Error("the engine is down");

describe("reconcileById", () => {
  it("reconciles the record as it is when it is loaded", async () => {
    const thing = newThing();
    const { state, reconciler } = things(thing);
    await reconcileById(reconciler, thing.id);
    expect(state.reconciled).toEqual([thing.id]);
  });

  it("needs nothing where no record was stored", async () => {
    const { state, reconciler } = things();
    await reconcileById(reconciler, "thing_none");
    expect(state.reconciled).toEqual([]);
  });
});

describe("tryReconcile", () => {
  it("says whether it worked, and logs a failure with kind and id", async () => {
    const thing = newThing();
    const { state, reconciler } = things(thing);
    expect(await tryReconcile(anyReconciler(reconciler), thing.id)).toBe(true);
    expect(warnings()).toEqual([]);
    state.outage = outage;
    expect(await tryReconcile(anyReconciler(reconciler), thing.id)).toBe(false);
    expect(warnings()).toMatchObject([{ level: "WARN", kind: "thing", id: thing.id, errorMessage: outage.message }]);
  });

  it("counts a record that cannot be read as a failure", async () => {
    const { reconciler } = things();
    const unreadable = { ...reconciler, load: () => Promise.reject(new Error("no table")) };
    expect(await tryReconcile(anyReconciler(unreadable), "thing_1")).toBe(false);
  });
});

describe("writeAndReconcile", () => {
  it("announces, writes, reconciles and acknowledges, in that order", async () => {
    const thing = newThing();
    const { state, reconciler } = things(thing);
    const written = await writeAndReconcile(reconciler, thing.id, async () => {
      expect(await pendingOf(thing.id)).toMatchObject([{ kind: "thing" }]);
      expect(state.reconciled).toEqual([]);
      return "written";
    });
    expect(written).toBe("written");
    expect(state.reconciled).toEqual([thing.id]);
    expect(await pendingOf(thing.id)).toEqual([]);
  });

  it("does not read again what the write tells", async () => {
    const thing = newThing();
    const { state, reconciler } = things();
    await writeAndReconcile(
      reconciler,
      thing.id,
      async () => thing,
      (written) => written,
    );
    expect(state.reconciled).toEqual([thing.id]);
  });

  it("leaves the entry pending when the write throws, for the write may have happened", async () => {
    const thing = newThing();
    const { state, reconciler } = things(thing);
    await expect(writeAndReconcile(reconciler, thing.id, () => Promise.reject(outage))).rejects.toBe(outage);
    expect(state.reconciled).toEqual([]);
    expect(await pendingOf(thing.id)).toHaveLength(1);
  });

  it("resolves with what was written when reconciling fails, and leaves the entry pending", async () => {
    const thing = newThing();
    const { state, reconciler } = things(thing);
    state.outage = outage;
    expect(await writeAndReconcile(reconciler, thing.id, async () => "written")).toBe("written");
    expect(await pendingOf(thing.id)).toHaveLength(1);
  });

  it("resolves with what was written when it cannot acknowledge, logs that, and leaves the entry pending", async () => {
    const thing = newThing();
    const { reconciler } = things(thing);
    const loseTable = { ...reconciler, reconcile: async () => void vi.stubEnv("TABLE_NAME", "no-such-table") };
    const written = await writeAndReconcile(loseTable, thing.id, async () => "written");
    vi.unstubAllEnvs();
    expect(written).toBe("written");
    expect(warnings()).toMatchObject([{ level: "WARN", kind: "thing", id: thing.id }]);
    expect(await pendingOf(thing.id)).toHaveLength(1);
  });

  it("writes nothing when it cannot announce", async () => {
    const { reconciler } = things();
    const write = vi.fn(async () => "written");
    vi.stubEnv("TABLE_NAME", "no-such-table");
    await expect(writeAndReconcile(reconciler, "thing_1", write)).rejects.toThrow();
    expect(write).not.toHaveBeenCalled();
  });
});

describe("reconcileIfStalled", () => {
  it("acts on a stalled record alone", async () => {
    const [stalled, fresh] = [newThing(true), newThing()];
    const { state, reconciler } = things(stalled, fresh);
    for (const thing of [stalled, fresh]) await reconcileIfStalled(reconciler, thing.id, thing);
    expect(state.reconciled).toEqual([stalled.id]);
  });

  it("judges the record that was read by the time that it is now", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 5000 });
    const thing = newThing();
    const isStalled = vi.fn(() => false);
    await reconcileIfStalled({ ...things(thing).reconciler, isStalled }, thing.id, thing);
    expect(isStalled).toHaveBeenCalledExactlyOnceWith(thing, 5000);
  });

  it("logs a failure and does not throw: the answer does not wait for a retry", async () => {
    const thing = newThing(true);
    const { state, reconciler } = things(thing);
    state.outage = outage;
    await reconcileIfStalled(reconciler, thing.id, thing);
    expect(warnings()).toMatchObject([{ level: "WARN", id: thing.id }]);
  });
});
