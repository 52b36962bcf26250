import { array, assert, nat, property, shuffledSubarray, tuple } from "fast-check";
import { expect, it } from "vitest";
import { allocate } from "./allocation.ts";
import { drawEntries } from "./make.ts";
import { SEED, entriesOf } from "./testing/example.ts";

const sizes = ["41", "42", "43"];
const choices = array(shuffledSubarray(sizes, { minLength: 1 }), { maxLength: 60 });
const stock = tuple(nat(8), nat(8), nat(8)).map((pairs) =>
  pairs.map((count, i) => ({ size: sizes[i] ?? "", pairs: count })),
);

it("no size gives more pairs than there are", () => {
  assert(
    property(choices, stock, (chosen, pairs) => {
      const won = allocate(chosen, pairs);
      for (const { size, pairs: count } of pairs)
        expect(won.filter((one) => one === size).length).toBeLessThanOrEqual(count);
    }),
  );
});

it("a pair is denied only when all of the choices went to better ranks, and a later choice is given only when the earlier did", () => {
  assert(
    property(choices, stock, (chosen, pairs) => {
      const won = allocate(chosen, pairs);
      chosen.forEach((wanted, i) => {
        const preferred = won[i] === null ? wanted : wanted.slice(0, wanted.indexOf(won[i] ?? ""));
        for (const size of preferred) {
          const before = won.slice(0, i).filter((one) => one === size).length;
          expect(before).toBe(pairs.find((one) => one.size === size)?.pairs ?? 0);
        }
      });
    }),
  );
});

it("the draw depends on who entered and not on the order in which they came", () => {
  const entries = entriesOf(50);
  const pairs = [{ size: "42", pairs: 5 }];
  const drawn = drawEntries(entries, pairs, SEED, "ab".repeat(32));
  assert(
    property(shuffledSubarray(entries, { minLength: 50 }), (shuffled) => {
      expect(drawEntries(shuffled, pairs, SEED, "ab".repeat(32))).toEqual(drawn);
    }),
    { numRuns: 20 },
  );
});

it("seed and randomness both decide the ranks, and excluded entries have none", () => {
  const entries = entriesOf(50);
  const ranksBy = (seed: string, randomness: string) =>
    drawEntries(entries, [], seed, randomness).map(({ leaf }) => leaf);
  const ranks = ranksBy(SEED, "ab".repeat(32));
  expect(ranks).toHaveLength(entries.filter(({ reason }) => reason === undefined).length);
  expect(ranksBy(SEED, "ac".repeat(32))).not.toEqual(ranks);
  expect(ranksBy("5d".repeat(32), "ab".repeat(32))).not.toEqual(ranks);
});

it("every rank is as likely for each entry", () => {
  const entries = entriesOf(4);
  const firsts = new Map<string, number>();
  for (let n = 0; n < 2000; n++) {
    const [first] = drawEntries(entries, [], SEED, n.toString(16).padStart(64, "0"));
    firsts.set(first?.leaf ?? "", (firsts.get(first?.leaf ?? "") ?? 0) + 1);
  }
  for (const count of firsts.values()) expect(count).toBeGreaterThan(400); // of 500: deterministic, no chance of another
});
