import { expect, it } from "vitest";
import { aheadIn, lineOf } from "@/lib/shop/draw/ahead";

const line = lineOf([
  { rank: 1, sizes: ["42"], won: "42" },
  { rank: 2, sizes: ["42", "43"], won: null },
  { rank: 3, sizes: ["44"], won: null },
  { rank: 4, sizes: ["43"], won: null },
  { rank: 5, sizes: ["43", "42"], won: null },
  { rank: 6, sizes: ["42"], won: null },
]);

const ahead = (rank: number, ...sizes: string[]) => aheadIn(line, { rank, sizes });

it("before an entry in line are those of a better rank who won nothing and want one of its sizes", () => {
  expect([ahead(2, "42", "43"), ahead(4, "43"), ahead(5, "43", "42"), ahead(6, "42"), ahead(6, "44")]).toEqual([
    0, 1, 2, 2, 1,
  ]);
});
