import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binned, binOf, MISSING, quantileEdges } from "./bins.ts";

describe("bins", () => {
  it("a value on an edge is below it, NaN in a bin of its own", () =>
    expect([-5, 1, 1.5, 2, 9, Number.NaN].map((value) => binOf([1, 2], value))).toEqual([1, 1, 2, 2, 3, MISSING]));

  it("hold about equally many values, equal ones together", () => {
    expect(quantileEdges([4, 1, 2, 3, Number.NaN], 2)).toEqual([2.5]);
    expect(quantileEdges([0, 0, 0, 0, 0, 0, 1, 7], 4)).toEqual([0.5, 4]);
    expect(quantileEdges([3, 3, 3], 8)).toEqual([]);
    expect(quantileEdges([], 8)).toEqual([]);
  });

  it("ascend, are at most as many as asked for, and part no two equal values", () =>
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })),
        fc.integer({ min: 1, max: 30 }),
        (values, most) => {
          const edges = quantileEdges(values, most);
          expect(edges.length).toBeLessThan(most);
          expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
          const counts = new Set(binned(values, edges));
          expect(counts.size).toBe(values.length === 0 ? 0 : edges.length + 1);
        },
      ),
    ));
});
