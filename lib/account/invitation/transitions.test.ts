import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { acceptedAtOf, nameIn, stateOf } from "@/lib/account/invitation/rules";
import type { InvitationIn, InvitationStatus } from "@/lib/account/invitation/schema";
import { invitationStates, invitationStatuses } from "@/lib/account/invitation/states";
import { findInvitation } from "@/lib/account/invitation/store";
import {
  createInvitation,
  expireUnaccepted,
  finishInvitation,
  markMailed,
  recordAcceptance,
  recordCallback,
} from "@/lib/account/invitation/transitions";
import { digestId, type InvitationId } from "@/lib/platform/ids";
import { useTable } from "@/workflows/testing/table";

/** Invariant: whatever writes reach an invitation, it parses, moves only along its states, and is accepted once or expires. */

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2100-01-01T00:00:00.000Z";
const chosen = { passwordHash: "p", firstName: "Grace", lastName: "" };
const newInvitation = (): InvitationIn<"pending"> => ({
  invitationId: `inv_${digestId(randomUUID())}`,
  customerId: "cus_1",
  email: "grace@shop.test",
  firstName: "Grace",
  lastName: "",
  invitedBy: "cus_2",
  status: "pending",
  createdAt: AT,
  updatedAt: AT,
  expiresAt: LATER,
  tokenSeed: "seed",
  tokenHash: "hash",
  ttlSeconds: 4_000_000_000,
});
const accept = (id: InvitationId, tokenHash = "hash") => recordAcceptance(id, { tokenHash, chosen });

const WRITES: Readonly<Record<string, (id: InvitationId) => Promise<unknown>>> = {
  callback: (id) => recordCallback(id, "c", LATER),
  mailed: markMailed,
  accept: (id) => accept(id),
  wrongLink: (id) => accept(id, "another"),
  expire: expireUnaccepted,
  accepted: (id) => finishInvitation(id, "accepted"),
  failed: (id) => finishInvitation(id, "failed"),
};
const GOOD = ["callback", "mailed", "accept", "accepted"];
const walks = fc
  .tuple(fc.integer({ min: 0, max: GOOD.length }), fc.array(fc.constantFrom(...Object.keys(WRITES)), { maxLength: 8 }))
  .map(([length, rest]) => [...GOOD.slice(0, length), ...rest]);

it("an invitation moves along its states alone, and is accepted once xor expires", { timeout: 120_000 }, async () => {
  const reached = new Set<InvitationStatus>();
  const walk = async (names: readonly string[]) => {
    const invitation = newInvitation();
    await createInvitation(invitation);
    let before: InvitationStatus = "pending";
    let accepted: string | undefined;
    for (const name of names) {
      await WRITES[name]?.(invitation.invitationId);
      const after = (await findInvitation(invitation.invitationId))!;
      const path: readonly string[] = invitationStates[after.status].from;
      expect(after.status === before || path.includes(before), `${before} -> ${after.status} by ${name}`).toBe(true);
      if (accepted !== undefined) expect(acceptedAtOf(after), "the first acceptance is kept").toBe(accepted);
      if (after.status === "expired") expect(acceptedAtOf(after)).toBeUndefined();
      if (after.status === "accepted" || after.status === "failed") expect(after.chosen).toBeUndefined();
      accepted = acceptedAtOf(after);
      before = after.status;
      reached.add(after.status);
    }
  };
  await fc.assert(fc.asyncProperty(walks, walk), { numRuns: 40, examples: [[GOOD], [["expire"]], [["failed"]]] });
  expect([...reached].toSorted()).toEqual(invitationStatuses.toSorted());
});

it("a link is accepted once, however many come at once, and never once it has run out", async () => {
  const invitation = newInvitation();
  await createInvitation(invitation);
  const won = await Promise.all([1, 2, 3].map(() => accept(invitation.invitationId)));
  expect(won.filter(Boolean)).toHaveLength(1);
  const late = { ...newInvitation(), expiresAt: AT };
  await createInvitation(late);
  expect(await accept(late.invitationId)).toBe(false);
});

it("a link says what it is good for", () => {
  const open = newInvitation();
  const nowMs = Date.parse(AT);
  expect(stateOf(open, nowMs)).toBe("open");
  expect(stateOf(open, Date.parse(LATER))).toBe("expired");
  expect(stateOf({ ...open, acceptedAt: AT }, nowMs)).toBe("used");
  expect(stateOf({ ...open, status: "accepted", acceptedAt: AT }, nowMs)).toBe("used");
  expect(stateOf({ ...open, status: "expired" }, nowMs)).toBe("expired");
  expect(stateOf({ ...open, status: "failed" }, nowMs)).toBe("invalid");
});

it.each([
  ["grace.hopper@example.com", "Grace", "Hopper"],
  ["ada@example.com", "Ada", ""],
  ["jean-luc_picard+shop@example.com", "Jean", "Luc Picard"],
  ["1234@example.com", "Colleague", ""],
  ["www.click@example.com", "Colleague", ""],
])("%s is proposed as %s %s", (email, firstName, lastName) => {
  expect(nameIn(email)).toEqual({ firstName, lastName });
});
