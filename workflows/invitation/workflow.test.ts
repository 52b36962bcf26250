import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { findCustomerByEmail, getCustomer } from "@/lib/account/customer/store";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { acceptInvitation } from "@/lib/account/invitation/accept";
import { invite } from "@/lib/account/invitation/server";
import { invitationReconciler } from "@/lib/account/invitation/reconciler";
import { findInvitation } from "@/lib/account/invitation/store";
import { register } from "@/lib/account/registration/server";
import { findRegistration } from "@/lib/account/registration/store";
import { authenticate } from "@/lib/account/session/authenticate";
import { readRoster } from "@/lib/account/team/store";
import { reconcileById } from "@/lib/platform/durable/reconcile";
import * as engine from "@/lib/platform/durable/server";
import { invitationSuite, invitee, manager } from "@/workflows/invitation/invitation.suite";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { expectRerunChangesNothing } from "@/workflows/testing/rerun";

const untilRegistration = (id: string, status: string) =>
  vi.waitFor(async () => expect((await findRegistration(id))?.status).toBe(status), PATIENCE);

const PATIENCE = { timeout: 20_000, interval: 20 };

invitationSuite(localEngine, (services) => {
  async function invited() {
    const { email, id, invitationId, token } = await invitee(localEngine, services());
    const outcome = async () => [
      await findInvitation(invitationId),
      await getCustomer(id),
      (await readRoster()).members[id],
      await services().subjects(email),
    ];
    return { invitationId, token, outcome };
  }

  it("run again from each of its operations, an accepted invitation lets its member in once", async () => {
    const { invitationId, token, outcome } = await invited();
    await acceptInvitation({ token, password: "quarry violin lantern", lastName: "" });
    await expectRerunChangesNothing("invitation", invitationId, outcome);
  });

  it("run again from each of its operations, one that ran out mails no second link, and makes no account", async () => {
    const { invitationId, outcome } = await invited();
    await advance(INVITATION_TIMEOUT_SECONDS);
    await expectRerunChangesNothing("invitation", invitationId, outcome);
  });

  it("two browsers with one link: one password counts, the other is told", async () => {
    const { email, token } = await invitee(localEngine, services());
    const answers = await Promise.allSettled(
      ["the first password", "the second password"].map((password) =>
        acceptInvitation({ token, password, lastName: "" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await findCustomerByEmail(email)).toBeDefined();
  });

  it("runs out after seven days, and the colleague can be invited anew", async () => {
    const { id, email, invitationId, token } = await invitee(localEngine, services());
    await advance(INVITATION_TIMEOUT_SECONDS);
    await vi.waitFor(async () => expect((await findInvitation(invitationId))?.status).toBe("expired"), PATIENCE);
    await vi.waitFor(async () => expect((await readRoster()).members[id]).toBeUndefined(), PATIENCE);
    await expect(
      acceptInvitation({ token, password: "a password of a colleague", lastName: "" }),
    ).rejects.toMatchObject({
      code: "token_expired",
    });
    expect(await invite(manager, { email, role: "manager", lastName: "" })).toMatchObject({ status: "invited" });
    expect((await readRoster()).members[id]?.invitationId).not.toBe(invitationId);
  });

  it("takes the address from a stranger's sign-up that is not verified, and leaves nothing of it", async () => {
    const email = `target.${randomUUID()}@example.com`;
    const names = { firstName: "Mal", lastName: "" };
    const { registrationId } = await register({ email, password: "the password of a stranger", ...names });
    await untilRegistration(registrationId, "awaiting_verification");
    const { token } = await invitee(localEngine, services(), email);
    await acceptInvitation({ token, password: "the password of a colleague", lastName: "" });
    await untilRegistration(registrationId, "expired");
    expect(await authenticate(email, "the password of a colleague")).toMatchObject({ role: "fulfillment" });
    expect(await authenticate(email, "the password of a stranger")).toBeUndefined();
    await register({ email, password: "another one of a stranger", ...names });
    await vi.waitFor(
      async () => expect(await services().subjects(email)).toContain("You already have an account"),
      PATIENCE,
    );
    expect(await authenticate(email, "the password of a colleague")).toBeDefined();
  });

  it("one whose request died after the roster was written is mailed when the sweep reconciles it", async () => {
    const email = `late.${randomUUID()}@example.com`;
    const start = vi.spyOn(engine, "startExecution").mockRejectedValue(new Error("and here it died"));
    const { id } = await invite(manager, { email, role: "fulfillment", lastName: "" });
    start.mockRestore();
    expect(await services().subjects(email)).toEqual([]);
    const { invitationId = "" } = (await readRoster()).members[id] ?? {};
    await reconcileById(invitationReconciler, invitationId);
    await vi.waitFor(async () => expect(await services().subjects(email)).toHaveLength(1), PATIENCE);
  });
});
