import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { findCustomerByEmail, getCustomer } from "@/lib/account/customer/store";
import { resendVerification } from "@/lib/account/registration/resend";
import { register } from "@/lib/account/registration/server";
import { withTicket } from "@/lib/account/registration/ticket";
import { takeOver, verify } from "@/lib/account/registration/verify";
import { clickedAtOf } from "@/lib/account/registration/rules";
import { findRegistration } from "@/lib/account/registration/store";
import { authenticate } from "@/lib/account/session/authenticate";
import type { Session } from "@/lib/account/session/schema";
import { findSession } from "@/lib/account/session/store";
import { beginSession } from "@/lib/account/session/transitions";
import { env } from "@/lib/platform/env";
import type { Engine, Running } from "@/workflows/testing/engine";
import type { Services } from "@/workflows/testing/services";
import { useServices } from "@/workflows/testing/use-services";

export const newcomer = () => ({
  email: `${randomUUID()}@example.com`,
  firstName: "Ada",
  lastName: "Lovelace",
  password: "correct horse",
});

export const untilAwaiting = (registrationId: string) =>
  vi.waitFor(async () => expect((await findRegistration(registrationId))?.status).toBe("awaiting_verification"), {
    timeout: 20_000,
    interval: 50,
  });

async function signIn({ email, password }: ReturnType<typeof newcomer>): Promise<Session> {
  const customer = await authenticate(email, password);
  const begun = customer && (await beginSession(customer, { device: "d", network: "n" }, Date.now()));
  if (!begun) throw new Error("no session began");
  return begun.session;
}

/** Presses the button behind the link, and lets the execution go on once the click is recorded. */
async function click(verified: Promise<void>, registrationId: string, running: Running): Promise<void> {
  verified.catch(() => undefined); // awaited below
  const recorded = async () => {
    const registration = await findRegistration(registrationId);
    expect(registration && clickedAtOf(registration)).toBeDefined();
  };
  await vi.waitFor(recorded, { timeout: 20_000, interval: 20 });
  await running.wake("verification-click");
  await verified;
}

/** What the registration workflow promises, whatever runs it. */
export function registrationSuite(engine: Engine, more?: (services: () => Services) => void): void {
  describe(`the registration workflow on ${engine.name}`, () => {
    const services = useServices(engine);

    it("verifies a customer by the link, welcomes them once, and lets them sign in", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      await click(verify(await services().lastToken(person.email), person), registrationId, running);
      expect(await running.result()).toEqual({ outcome: "verified" });
      expect(await services().subjects(person.email)).toEqual([
        "Verify your e-mail address",
        "Welcome to QuantaSneaks",
      ]);
      expect(await authenticate(person.email, person.password)).toMatchObject({ email: person.email });
      expect(await authenticate(person.email, "another password")).toBeUndefined();
    });

    it("a new link keeps the callback and makes the old link invalid", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      const before = await findRegistration(registrationId);
      const old = await services().lastToken(person.email);
      await resendVerification(registrationId);
      await expect(verify(old, person)).rejects.toMatchObject({ code: "token_invalid" });
      expect((await findRegistration(registrationId))?.callbackId).toBe(before?.callbackId);
      await click(verify(await services().lastToken(person.email), person), registrationId, running);
      expect(await running.result()).toEqual({ outcome: "verified" });
    });

    it("asks a browser that did not sign up for the password, and takes the right one", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      const token = await services().lastToken(person.email);
      const foreign = withTicket(undefined, `reg_${"0".repeat(26)}`, env("AUTH_SECRET"));
      for (const proof of [{}, { password: "" }, { password: "a guess" }, { tickets: foreign }])
        await expect(verify(token, proof)).rejects.toMatchObject({ code: "password_required", status: 403 });
      expect((await findRegistration(registrationId))?.status).toBe("awaiting_verification");
      await click(verify(token, person), registrationId, running);
      await verify(token, {}); // done already
    });

    it("takes the link alone from the browser that signed up", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      const tickets = withTicket(undefined, registrationId, env("AUTH_SECRET"));
      await click(verify(await services().lastToken(person.email), { tickets }), registrationId, running);
      expect(await running.result()).toEqual({ outcome: "verified" });
    });

    it("gives the account to who has the mailbox, with a password and name of their own, and ends every session", async () => {
      const person = newcomer();
      const { registrationId } = await register({ ...person, firstName: "Stranger" });
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      const session = await signIn(person);
      const token = await services().lastToken(person.email);
      const own = { token, firstName: "Grace", lastName: "Hopper", password: "quarry violin lantern" };
      await click(takeOver(own), registrationId, running);
      await takeOver(own); // a client that lost our answer asks again
      await expect(takeOver({ ...own, password: "another password" })).rejects.toMatchObject({ code: "token_used" });
      expect(await running.result()).toEqual({ outcome: "verified" });
      expect(await authenticate(person.email, own.password)).toMatchObject({ firstName: "Grace", lastName: "Hopper" });
      expect(await authenticate(person.email, person.password)).toBeUndefined();
      expect(await findSession(session.customerId, session.sessionId)).toBeUndefined();
      expect(JSON.stringify(await findRegistration(registrationId))).not.toContain("argon2");
      expect(await services().texts(person.email)).not.toMatch(/Stranger/);
    });

    it("ends the sessions from before with the verification", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      const running = engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      const session = await signIn(person);
      expect(session.verified).toBe(false);
      await click(verify(await services().lastToken(person.email), person), registrationId, running);
      expect(await findSession(session.customerId, session.sessionId)).toBeUndefined();
    });

    it("a newer registration of the address takes the place of one that is not verified", async () => {
      const [squatter, owner] = [newcomer(), newcomer()];
      const first = await register({ ...squatter, email: owner.email });
      const waiting = engine.run("registration", first.registrationId);
      await untilAwaiting(first.registrationId);
      const session = await signIn({ ...squatter, email: owner.email });
      const oldLink = await services().lastToken(owner.email);
      const second = await register({ ...owner, password: "quarry violin lantern" });
      const running = engine.run("registration", second.registrationId);
      await untilAwaiting(second.registrationId);
      expect((await findRegistration(first.registrationId))?.status).toBe("expired");
      expect(await findSession(session.customerId, session.sessionId)).toBeUndefined();
      expect(await getCustomer(session.customerId)).toBeUndefined();
      await expect(verify(oldLink, squatter)).rejects.toMatchObject({ code: "token_expired" });
      expect(await register({ ...owner, password: "quarry violin lantern" })).toEqual(second); // a lost answer
      await waiting.wake("verification-click");
      expect(await waiting.result()).toEqual({ outcome: "expired" });
      const proof = { password: "quarry violin lantern" };
      await click(verify(await services().lastToken(owner.email), proof), second.registrationId, running);
      expect(await authenticate(owner.email, squatter.password)).toBeUndefined();
      expect(await authenticate(owner.email, proof.password)).toBeDefined();
    });

    it("keeps the password with the customer alone", async () => {
      const person = newcomer();
      const { registrationId } = await register(person);
      engine.run("registration", registrationId);
      await untilAwaiting(registrationId);
      expect((await findRegistration(registrationId))?.passwordHash).toBeUndefined();
      expect((await findCustomerByEmail(person.email))?.passwordHash).toMatch(/^\$argon2id\$/);
    });

    it("a registration whose record is gone ends at once", async () => {
      const running = engine.run("registration", `reg_${"0".repeat(26)}`);
      expect(await running.result()).toEqual({ outcome: "failed" });
    });

    more?.(services);
  });
}
