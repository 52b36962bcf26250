import { expect, it } from "vitest";
import { intentIdOf } from "@/lib/shop/payment/intent";

it.each([
  ["an id", "pi_1", "pi_1"],
  ["the payment, expanded", { id: "pi_1" }, "pi_1"],
  ["nothing, while no payment was tried", null, undefined],
])("the payment of a session is known by its id where the provider gives %s", (_, payment_intent, id) =>
  expect(intentIdOf({ payment_intent } as Parameters<typeof intentIdOf>[0])).toBe(id),
);
