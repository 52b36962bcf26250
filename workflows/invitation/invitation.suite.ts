import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { acceptedAtOf, readToken } from "@/lib/account/invitation/rules";
import { acceptInvitation, readInvitation } from "@/lib/account/invitation/accept";
import { invite } from "@/lib/account/invitation/server";
import { findInvitation } from "@/lib/account/invitation/store";
import { authenticate } from "@/lib/account/session/authenticate";
import type { Viewer } from "@/lib/account/session/schema";
import { seedStaff } from "@/lib/account/team/seed";
import { memberIdOf } from "@/lib/account/team/rules";
import { changeMember, listTeam } from "@/lib/account/team/server";
import { readRoster } from "@/lib/account/team/store";
import { listAuditSince } from "@/lib/platform/audit/store";
import type { Engine, Running } from "@/workflows/testing/engine";
import { newShopper } from "@/workflows/testing/people";
import type { Services } from "@/workflows/testing/services";
import { useServices } from "@/workflows/testing/use-services";

const PATIENCE = { timeout: 20_000, interval: 20 };
const PASSWORD = "a password of a colleague";
const MANAGER = "manager@shop.test";

export const manager: Viewer = {
  customerId: memberIdOf(MANAGER),
  email: MANAGER,
  firstName: "Mia",
  role: "manager",
  verified: true,
};

const colleague = () => ({
  email: `grace.hopper.${randomUUID()}@example.com`,
  role: "fulfillment" as const,
  lastName: "",
});

/** Invites, and runs the workflow up to its wait. */
export async function invitee(engine: Engine, services: Services, email?: string) {
  const request = { ...colleague(), ...(email !== undefined && { email }) };
  const { id } = await invite(manager, request);
  const invitationId = (await readRoster()).members[id]?.invitationId ?? "";
  const running = engine.run("invitation", invitationId);
  await vi.waitFor(async () => expect((await findInvitation(invitationId))?.status).toBe("mailed"), PATIENCE);
  return { ...request, id, invitationId, running, token: await services.lastToken(request.email) };
}

/** Accepts, and lets the execution go on once it is recorded. */
async function accept(token: string, running: Running, password = PASSWORD): Promise<void> {
  const done = acceptInvitation({ token, password, lastName: "" });
  done.catch(() => undefined); // awaited below
  const { invitationId = "" } = readToken(token) ?? {};
  await vi.waitFor(async () => expect(acceptedAtOf((await findInvitation(invitationId))!)).toBeDefined(), PATIENCE);
  await running.wake("acceptance");
  await done;
}

/** What the invitation workflow promises, whatever runs it. */
export function invitationSuite(engine: Engine, more?: (services: () => Services) => void): void {
  describe(`the invitation workflow on ${engine.name}`, () => {
    const services = useServices(engine);
    beforeAll(() => seedStaff({ email: MANAGER, password: "a password of the manager", firstName: "Mia" }));

    it("brings a colleague in by the link, once", async () => {
      const { email, id, token, running } = await invitee(engine, services());
      expect(await readInvitation(token)).toMatchObject({ state: "open", invited: { email, firstName: "Grace" } });
      await accept(token, running);
      expect(await running.result()).toEqual({ outcome: "accepted" });
      expect(await authenticate(email, PASSWORD)).toMatchObject({ customerId: id, role: "fulfillment" });
      expect((await readInvitation(token)).state).toBe("used");
      await acceptInvitation({ token, password: PASSWORD, lastName: "" }); // a client that lost our answer asks again
      await expect(acceptInvitation({ token, password: "quite another one", lastName: "" })).rejects.toMatchObject({
        code: "token_used",
      });
    });

    it("keeps neither the password nor the link", async () => {
      const { id, invitationId, token, running } = await invitee(engine, services());
      await accept(token, running);
      expect(JSON.stringify(await running.result())).not.toMatch(/argon2|token/);
      expect((await findInvitation(invitationId))?.chosen).toBeUndefined();
      const entries = (await listAuditSince("2020-01")).concat(
        await listAuditSince(new Date().toISOString().slice(0, 7)),
      );
      const deeds = entries
        .filter(({ member }) => member?.customerId === id)
        .map(({ reasonCode, by }) => [reasonCode, by]);
      expect(deeds).toEqual([
        ["invited", manager.customerId],
        ["joined", id],
      ]);
    });

    it("inviting again while it waits is the same invitation, and one mail", async () => {
      const { email, id, invitationId } = await invitee(engine, services());
      expect(await invite(manager, { email, role: "fulfillment", lastName: "" })).toMatchObject({
        id,
        status: "invited",
      });
      expect((await readRoster()).members[id]?.invitationId).toBe(invitationId);
      expect(await services().subjects(email)).toHaveLength(1);
    });

    it("an invitation that was withdrawn cannot be accepted", async () => {
      const { id, email, token } = await invitee(engine, services());
      await changeMember(manager, id, { role: undefined, status: "deactivated" });
      expect((await readInvitation(token)).state).toBe("invalid");
      await expect(acceptInvitation({ token, password: PASSWORD, lastName: "" })).rejects.toMatchObject({
        code: "token_invalid",
      });
      expect(await findCustomerByEmail(email)).toBeUndefined();
    });

    it("the role that counts is the one at the time of acceptance", async () => {
      const { id, email, token, running } = await invitee(engine, services());
      await changeMember(manager, id, { role: "manager", status: undefined });
      await accept(token, running);
      expect(await authenticate(email, PASSWORD)).toMatchObject({ role: "manager" });
    });

    it("the address of a shopper, or of a colleague, is not invited", async () => {
      const shopper = await newShopper();
      const invitation = { role: "fulfillment", lastName: "" } as const;
      await expect(invite(manager, { ...invitation, email: shopper.email })).rejects.toMatchObject({
        code: "address_taken",
      });
      await expect(invite(manager, { ...invitation, email: MANAGER })).rejects.toMatchObject({
        code: "already_member",
      });
      await expect(invite({ ...manager, role: "fulfillment" }, colleague())).rejects.toMatchObject({
        code: "forbidden",
      });
    });

    it("an invitation whose record is gone ends at once", async () => {
      const running = engine.run("invitation", `inv_${"0".repeat(26)}`);
      expect(await running.result()).toEqual({ outcome: "failed" });
    });

    it("the team is listed to managers alone", async () => {
      const { members } = await listTeam(manager);
      expect(members).toContainEqual(expect.objectContaining({ email: MANAGER, role: "manager", status: "active" }));
      await expect(listTeam({ ...manager, role: "fulfillment" })).rejects.toMatchObject({ code: "forbidden" });
    });

    more?.(services);
  });
}
