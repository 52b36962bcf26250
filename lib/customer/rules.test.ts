import { describe, expect, it } from "vitest";
import { isOfPassword, momentAfter } from "@/lib/customer/rules";

describe("the moment of a change of password", () => {
  it("is now", () => expect(momentAfter(undefined, 1000)).toBe("1970-01-01T00:00:01.000Z"));

  it("is later than the one before, even when clocks disagree", () => {
    expect(momentAfter("1970-01-01T00:00:05.000Z", 1000)).toBe("1970-01-01T00:00:05.001Z");
    expect(momentAfter("1970-01-01T00:00:00.000Z", 1000)).toBe("1970-01-01T00:00:01.000Z");
  });
});

describe("a session", () => {
  const [before, after] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"];

  it("counts while the password is the one it began with", () => {
    expect(isOfPassword({}, {})).toBe(true);
    expect(isOfPassword({ passwordSetAt: before }, { passwordSetAt: before })).toBe(true);
  });

  it("ends with the first change and with every other", () => {
    expect(isOfPassword({}, { passwordSetAt: before })).toBe(false);
    expect(isOfPassword({ passwordSetAt: before }, { passwordSetAt: after })).toBe(false);
  });
});
