import { describe, expect, it } from "vitest";
import { assertStaff, isOfPassword, isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";

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

describe("what is the team's", () => {
  const shopper: Viewer = {
    customerId: "cus_1",
    email: "ada@example.com",
    firstName: "Ada",
    role: "customer",
    verified: true,
  };

  it("is forbidden to a shopper", () => {
    expect(isStaff(shopper)).toBe(false);
    expect(() => assertStaff(shopper)).toThrow(new AppError("forbidden"));
  });

  it("is open to the team", () => {
    expect(isStaff({ role: "fulfillment" })).toBe(true);
    expect(() => assertStaff({ ...shopper, role: "fulfillment" })).not.toThrow();
  });
});
