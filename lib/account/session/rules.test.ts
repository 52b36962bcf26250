import { describe, expect, it } from "vitest";
import { isOfPassword } from "@/lib/account/session/rules";

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
