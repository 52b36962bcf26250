import { describe, expect, it } from "vitest";
import { digestId, isOrderId, isRegistrationId, keyedId, shardOf } from "@/lib/platform/ids";

describe("ids", () => {
  it("the same parts give the same id, other parts another", () => {
    expect(digestId("a", "b")).toBe(digestId("a", "b"));
    expect(digestId("a", "b")).not.toBe(digestId("ab", ""));
    expect(digestId("a", "b")).not.toBe(digestId("a,b"));
  });

  it("are 26 characters that fit a durable execution's name", () => {
    for (let i = 0; i < 200; i++) expect(digestId(String(i))).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it("a keyed id depends on the secret", () => {
    expect(keyedId("one", "x")).not.toBe(keyedId("two", "x"));
  });

  it("spread evenly over the shards", () => {
    for (const shards of [2, 8, 40]) {
      const counts = new Map<number, number>();
      for (let i = 0; i < 100 * shards; i++) {
        const shard = shardOf(`ord_${i}`, shards);
        counts.set(shard, (counts.get(shard) ?? 0) + 1);
      }
      expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: shards }, (_, i) => i));
      for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
    }
  });

  it("are told apart by their prefix", () => {
    expect(isOrderId(`ord_${digestId("x")}`)).toBe(true);
    expect(isOrderId(`reg_${digestId("x")}`)).toBe(false);
    expect(isOrderId("ord_../../x")).toBe(false);
    expect(isRegistrationId(`reg_${digestId("x")}`)).toBe(true);
  });
});
