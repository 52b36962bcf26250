import { expect, it } from "vitest";
import { isOpen, resetFacts, resetStates, resetStatuses } from "@/lib/account/password-reset/states";

const OPEN = ["pending", "mailed"];

it("a request is open until its password has moved, or it expires or fails", () => {
  expect(resetStatuses.filter((status) => isOpen({ status }))).toEqual(OPEN);
  expect(resetStates.pending.from).toEqual([]);
  expect(resetStates.mailed.from).toEqual(["pending"]);
  for (const end of ["changed", "expired", "failed"] as const) expect(resetStates[end].from).toEqual(OPEN);
});

it("a used link forbids to expire, and only a used one changes the password", () => {
  expect(resetStates.mailed.needs).toEqual(["callbackId"]);
  expect(resetStates.changed.needs).toEqual(["usedAt"]);
  expect(resetStates.expired.forbids).toEqual(["usedAt"]);
  expect(resetStates.expired.needs).toEqual([]);
  expect(resetStates.failed.needs).toEqual([]);
});

it("a link is used once", () => {
  expect(resetFacts.usedAt).toEqual({ during: OPEN, once: true });
  expect(resetFacts.callbackId).toEqual({ during: OPEN, once: false });
});
