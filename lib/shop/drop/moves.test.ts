import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError, isAppError } from "@/lib/platform/errors";
import { draftOf } from "@/lib/shop/drop/draft";
import {
  archive,
  close,
  edit,
  momentOf,
  pause,
  publish,
  restock,
  resume,
  type Move,
  type MoveRequest,
} from "@/lib/shop/drop/moves";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";

const OPENS = Date.parse("2026-12-01T10:00:00Z");
const CLOSES = Date.parse("2026-12-02T10:00:00Z");
const HOUR = 3_600_000;

const draft = draftOf(
  dropFileSchema.parse({
    dropId: "winter",
    name: "Winter",
    opensAt: new Date(OPENS).toISOString(),
    closesAt: new Date(CLOSES).toISOString(),
    price: { amountMinor: 100_00, currency: "EUR" },
    sizes: [
      { size: "42", pairs: 3 },
      { size: "43", pairs: 2 },
    ],
  }),
  "cus_1",
  new Date(0).toISOString(),
);

const asking = (nowMs: number, more: Partial<MoveRequest> = {}): MoveRequest => ({ by: "cus_1", nowMs, ...more });
const published = publish(draft, asking(0));
const code = (act: () => unknown): string => {
  try {
    act();
    return "done";
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

const moves: Readonly<Record<string, Move>> = {
  edit: edit({ name: "Spring" }),
  publish,
  pause,
  resume,
  close,
  archive,
  restock: restock([{ size: "42", pairs: 1 }]),
};

describe("what a manager may do", () => {
  it.each([
    ["edit", ["done", "done", "drop_already_open", "drop_already_open", "drop_closed"]],
    ["publish", ["done", "done", "done", "done", "drop_closed"]],
    ["pause", ["drop_not_published", "drop_not_open", "done", "done", "drop_closed"]],
    ["resume", ["drop_not_published", "drop_not_open", "done", "done", "drop_closed"]],
    ["close", ["drop_not_published", "done", "done", "done", "done"]],
    ["archive", ["done", "drop_not_closed", "drop_not_closed", "drop_not_closed", "done"]],
    ["restock", ["drop_not_published", "done", "done", "done", "drop_closed"]],
  ])("%s, as draft, upcoming, open, paused and closed: %j", (name, expected) => {
    const open = OPENS + HOUR;
    const paused = pause(published, asking(open));
    const states: readonly (readonly [Drop, number])[] = [
      [draft, 0],
      [published, 0],
      [published, open],
      [paused, open],
      [published, CLOSES],
    ];
    expect(states.map(([drop, nowMs]) => code(() => moves[name]?.(drop, asking(nowMs))))).toEqual(expected);
  });

  it("an edit ends two seconds before the opening, when every instance must know the drop as it is", () => {
    expect(code(() => moves["edit"]?.(published, asking(OPENS - 2001)))).toBe("done");
    expect(code(() => moves["edit"]?.(published, asking(OPENS - 2000)))).toBe("drop_already_open");
  });

  it("an edit is judged with what it leaves, and keeps the numbers unless it names sizes", () => {
    const drop = restock([{ size: "42", pairs: 4 }])(published, asking(0));
    expect(code(() => edit({ closesAt: "2020-01-01T00:00:00Z" })(drop, asking(0)))).toBe("validation_failed");
    expect(code(() => edit({ price: { amountMinor: 1, currency: "JPY" } })(drop, asking(0)))).toBe("validation_failed");
    const past = { opensAt: "2020-01-01T00:00:00Z", closesAt: "2020-01-02T00:00:00Z" };
    expect(code(() => edit(past)(drop, asking(OPENS - HOUR)))).toBe("validation_failed");
    expect(code(() => edit(past)(draft, asking(OPENS - HOUR)))).toBe("done");
    expect(edit({ story: "Snow." })(drop, asking(0))).toMatchObject({ story: "Snow.", sizes: drop.sizes });
    expect(edit({ sizes: [{ size: "44", pairs: 2 }] })(drop, asking(0)).sizes).toEqual([
      { size: "44", batches: [{ firstNumber: 1, pairs: 2 }] },
    ]);
    expect(edit({ dropId: "another", status: "draft", version: 99 })(drop, asking(0))).toBe(drop);
  });

  it("a draft whose time is over is not published, nor one that is archived, which is not edited either", () => {
    expect(code(() => edit({ name: "Spring" })(archive(draft, asking(0)), asking(0)))).toBe("drop_archived");
    expect(code(() => publish(draft, asking(CLOSES)))).toBe("drop_closed");
    expect(code(() => publish(archive(draft, asking(0)), asking(0)))).toBe("drop_archived");
  });

  it("a restock names a size of the drop", () =>
    expect(code(() => restock([{ size: "36", pairs: 1 }])(published, asking(0)))).toBe("validation_failed"));

  it("the same restock counts once: for good by its key, for a minute without one", () => {
    const byKey = { requestId: "a" };
    const once = restock([{ size: "42", pairs: 1 }])(published, asking(0, byKey));
    expect(restock([{ size: "42", pairs: 1 }])(once, asking(HOUR, byKey))).toBe(once);
    expect(restock([{ size: "42", pairs: 1 }])(once, asking(0, { requestId: "b" }))).not.toBe(once);
    const derived = { requestId: "c", repeatsForMs: 60_000 };
    const twice = restock([{ size: "43", pairs: 1 }])(once, asking(0, derived));
    expect(restock([{ size: "43", pairs: 1 }])(twice, asking(59_999, derived))).toBe(twice);
    expect(restock([{ size: "43", pairs: 1 }])(twice, asking(60_000, derived))).not.toBe(twice);
  });
});

describe("in any order, at any time, a move", () => {
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(moves)),
    afterMs: fc.integer({ min: 0, max: 20 * HOUR }),
  });

  it("is done once however often it is asked for, changes no number, and is recorded", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let [drop, nowMs] = [draft, OPENS - 10 * HOUR];
        steps.forEach(({ name, afterMs }, i) => {
          nowMs += afterMs;
          const before = drop;
          const ask = () => moves[name]!(drop, asking(nowMs, { requestId: `${i}` }));
          try {
            drop = ask();
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            return;
          }
          expect(ask()).toBe(drop); // the repeat
          if (drop === before) return;
          expect(drop.version).toBe(before.version + 1);
          expect(drop.deeds).toHaveLength(before.deeds.length + 1);
          expect(drop.sizes.map(({ batches }, j) => batches.slice(0, before.sizes[j]?.batches.length))).toEqual(
            before.sizes.map(({ batches }) => batches),
          );
          if (momentOf(before, nowMs) === "closed") expect(momentOf(drop, nowMs)).toBe("closed");
        });
      }),
    );
  });
});
