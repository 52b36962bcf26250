import { describe, expect, it } from "vitest";
import { greetingOf, momentAfter } from "@/lib/account/customer/rules";

it("a letter greets by name who is verified, and nobody before", () => {
  expect(greetingOf({ firstName: "Ada", verifiedAt: "2026-01-01T00:00:00.000Z" })).toBe("Hello Ada,");
  expect(greetingOf({ firstName: "Ada", verifiedAt: undefined })).toBe("Hello,");
});

describe("the moment of a change of password", () => {
  it("is now", () => expect(momentAfter(undefined, 1000)).toBe("1970-01-01T00:00:01.000Z"));

  it("is later than the one before, even when clocks disagree", () => {
    expect(momentAfter("1970-01-01T00:00:05.000Z", 1000)).toBe("1970-01-01T00:00:05.001Z");
    expect(momentAfter("1970-01-01T00:00:00.000Z", 1000)).toBe("1970-01-01T00:00:01.000Z");
  });
});
