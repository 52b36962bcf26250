import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changed,
  emptyRoster,
  invited,
  joined,
  memberIdOf,
  seeded,
  underPolicy,
  withdrawn,
} from "@/lib/account/team/rules";
import { memberChangeSchema, type MemberChange, type Roster } from "@/lib/account/team/schema";

const author = { at: "2026-11-26T12:00:00.000Z", by: "cus_boss" };
const [ADA, BOB] = ["ada@shop.test", "bob@shop.test"].map((email) => ({ email, id: memberIdOf(email) })) as [
  { email: string; id: string },
  { email: string; id: string },
];
const to = (change: Partial<MemberChange>): MemberChange => ({ role: undefined, status: undefined, ...change });

const withAda = seeded(emptyRoster, ADA.id, { email: ADA.email, role: "manager" })!;
const withBoth = seeded(withAda, BOB.id, { email: BOB.email, role: "fulfillment" })!;

describe("a team", () => {
  it("keeps its last manager", () => {
    for (const change of [to({ role: "fulfillment" }), to({ status: "deactivated" })])
      expect(() => changed(withBoth, ADA.id, change, author)).toThrow(
        expect.objectContaining({ code: "last_manager" }),
      );
  });

  it("lets a manager go when another one stays", () => {
    const two = changed(withBoth, BOB.id, to({ role: "manager" }), author)!;
    expect(changed(two, ADA.id, to({ status: "deactivated" }), author)?.members[ADA.id]?.state).toBe("deactivated");
  });

  it("counts neither the invited nor the deactivated as managers", () => {
    const waiting = invited(withAda, BOB.id, { email: BOB.email, role: "manager" }, "inv_1", author)!;
    expect(() => changed(waiting, ADA.id, to({ role: "fulfillment" }), author)).toThrow();
  });

  it("a change that is made already is nothing to do", () => {
    expect(changed(withBoth, BOB.id, to({ role: "fulfillment", status: "active" }), author)).toBeUndefined();
    expect(seeded(withBoth, BOB.id, { email: BOB.email, role: "manager" })).toBeUndefined();
    expect(underPolicy(withBoth, "optional", author)).toBeUndefined();
  });

  it("an invitation counts once, and only until it is withdrawn", () => {
    const waiting = invited(withAda, BOB.id, { email: BOB.email, role: "fulfillment" }, "inv_1", author)!;
    const there = joined(waiting, BOB.id, "inv_1", author.at)!;
    expect(there.members[BOB.id]).toMatchObject({ state: "active", joined: true });
    expect(joined(there, BOB.id, "inv_1", author.at)).toBeUndefined();
    expect(joined(waiting, BOB.id, "inv_2", author.at)).toBeUndefined();
    const gone = withdrawn(waiting, BOB.id, "inv_1")!;
    expect(gone.members[BOB.id]).toBeUndefined();
    expect(joined(gone, BOB.id, "inv_1", author.at)).toBeUndefined();
  });

  it("who has not accepted is not made active by a manager", () => {
    const waiting = invited(withAda, BOB.id, { email: BOB.email, role: "fulfillment" }, "inv_1", author)!;
    const off = changed(waiting, BOB.id, to({ status: "deactivated" }), author)!;
    expect(changed(off, BOB.id, to({ status: "active" }), author)).toBeUndefined();
    expect(
      invited(off, BOB.id, { email: BOB.email, role: "fulfillment" }, "inv_2", author)?.members[BOB.id],
    ).toMatchObject({
      state: "invited",
      invitationId: "inv_2",
    });
  });

  it.each([
    [{ active: false }, "deactivated"],
    [{ deactivated: true }, "deactivated"],
    [{ deactivated: false }, "active"],
    [{ status: "deactivated" }, "deactivated"],
  ])("%j says what becomes of a member", (body, status) => {
    expect(memberChangeSchema.parse(body)).toMatchObject({ status });
  });

  it("has a manager after whatever is done to it, once it had one", () => {
    const change = fc.record({
      id: fc.constantFrom(ADA.id, BOB.id),
      role: fc.option(fc.constantFrom("fulfillment" as const, "manager" as const), { nil: undefined }),
      status: fc.option(fc.constantFrom("active" as const, "deactivated" as const), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (steps) => {
        const end = steps.reduce<Roster>(
          (roster, { id, ...step }) => orSame(roster, () => changed(roster, id, step, author)),
          withBoth,
        );
        const managers = Object.values(end.members).filter(
          ({ role, state }) => role === "manager" && state === "active",
        );
        expect(managers.length).toBeGreaterThan(0);
      }),
    );
  });
});

function orSame(roster: Roster, change: () => Roster | undefined): Roster {
  try {
    return change() ?? roster;
  } catch {
    return roster; // refused
  }
}
