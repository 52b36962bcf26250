import { expect, it } from "vitest";
import { evidenceVectorSchema } from "@/lib/shop/risk/evidence/schema";

it("evidence that another version of the store wrote is read, without what this one does not know", () => {
  expect(evidenceVectorSchema.parse({ addressOrders: 3, ofAnotherVersion: 1, toString: 2 })).toEqual({
    addressOrders: 3,
  });
});

it("what is no number is no evidence", () => {
  expect(evidenceVectorSchema.safeParse({ addressOrders: "3" }).success).toBe(false);
});
