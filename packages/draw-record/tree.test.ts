import { array, assert, nat, property, uint8Array } from "fast-check";
import { expect, it } from "vitest";
import { fromHex, hash, join, toHex } from "./bytes.ts";
import { isIncluded, proofOf, rootOf } from "./tree.ts";

const data = array(uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 });

it("whatever is in the tree is shown to be in it by its proof", () => {
  assert(
    property(data, nat(), (all, n) => {
      const index = n % all.length;
      expect(isIncluded(all[index] ?? new Uint8Array(), proofOf(all, index), rootOf(all))).toBe(true);
    }),
  );
});

it("one byte changed, added or taken changes the root, and no proof holds any more", () => {
  assert(
    property(data, nat(), (all, n) => {
      const index = n % all.length;
      const altered = all.with(index, join(all[index] ?? new Uint8Array(), Uint8Array.of(1)));
      expect(rootOf(altered)).not.toBe(rootOf(all));
      expect(isIncluded(altered[index] ?? new Uint8Array(), proofOf(all, index), rootOf(all))).toBe(false);
    }),
  );
});

it("a node of the tree does not pass for a leaf", () => {
  const all = [Uint8Array.of(1), Uint8Array.of(2)];
  const [left, right] = all.map((one) => hash(Uint8Array.of(0), one));
  const forged = join(left ?? new Uint8Array(), right ?? new Uint8Array());
  expect(rootOf([forged])).not.toBe(rootOf(all));
});

it("the root is the one of RFC 9162", () => {
  expect(rootOf([])).toBe(toHex(hash()));
  // of the eight leaves of Certificate Transparency's reference tests
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  expect(rootOf(leaves.map(fromHex))).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  expect(rootOf(leaves.slice(0, 3).map(fromHex))).toBe(
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  );
});
