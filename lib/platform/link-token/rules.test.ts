import { expect, it } from "vitest";
import { sameHash } from "@/lib/platform/link-token/rules";

const hash = "a".repeat(43);

it("compares what a stranger wrote by its bytes: as many characters may be more of them", () => {
  expect(sameHash(`é${"a".repeat(42)}`, hash)).toBe(false);
  expect(sameHash("é".repeat(43), hash)).toBe(false);
});

it("knows the same from another and from none", () => {
  expect(sameHash(hash, hash)).toBe(true);
  expect(sameHash(`b${"a".repeat(42)}`, hash)).toBe(false);
  expect(sameHash(undefined, "")).toBe(false);
});
