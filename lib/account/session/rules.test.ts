import { describe, expect, it } from "vitest";
import { assertStaff, isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";

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
