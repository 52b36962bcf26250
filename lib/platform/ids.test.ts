import { describe, expect, it } from "vitest";
import { digestId, isOrderId, isRegistrationId, keyedId } from "@/lib/platform/ids";

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

  it("are told apart by their prefix", () => {
    expect(isOrderId(`ord_${digestId("x")}`)).toBe(true);
    expect(isOrderId(`reg_${digestId("x")}`)).toBe(false);
    expect(isOrderId("ord_../../x")).toBe(false);
    expect(isRegistrationId(`reg_${digestId("x")}`)).toBe(true);
  });
});
