import { expect, it } from "vitest";
import { isOpen, registrationFacts, registrationStates, registrationStatuses } from "@/lib/account/registration/states";

const OPEN = ["pending", "awaiting_verification"];

it("a registration is open until it is verified, expires or fails", () => {
  expect(registrationStatuses.filter((status) => isOpen({ status }))).toEqual(OPEN);
  expect(registrationStates.pending.from).toEqual([]);
  expect(registrationStates.awaiting_verification.from).toEqual(["pending"]);
  for (const end of ["verified", "expired", "failed"] as const) expect(registrationStates[end].from).toEqual(OPEN);
});

it("a click verifies, and forbids to expire", () => {
  expect(registrationStates.awaiting_verification.needs).toEqual(["callbackId", "tokenHash"]);
  expect(registrationStates.verified.needs).toEqual(["clickedAt"]);
  expect(registrationStates.expired.forbids).toEqual(["clickedAt"]);
  expect(registrationStates.expired.needs).toEqual([]);
  expect(registrationStates.failed.needs).toEqual([]);
});

it("a click is learned once, while the registration is open", () => {
  expect(registrationFacts.clickedAt).toEqual({ during: OPEN, once: true });
  expect(registrationFacts.tokenHash).toEqual({ during: OPEN, once: false });
  expect(registrationFacts.callbackId).toEqual({ during: OPEN, once: false });
  expect(registrationFacts.addressTaken).toEqual({ during: registrationStatuses, once: false });
});
