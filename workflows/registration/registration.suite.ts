import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { register, resendVerification, verify } from "@/lib/account/registration/server";
import { clickedAtOf } from "@/lib/account/registration/rules";
import { findRegistration } from "@/lib/account/registration/store";
import { authenticate } from "@/lib/account/session/authenticate";
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

/** Presses the button behind the link, and lets the execution go on once the click is recorded. */
async function click(token: string, registrationId: string, running: Running): Promise<void> {
  const verified = verify(token);
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
      await click(await services().lastToken(person.email), registrationId, running);
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
      await expect(verify(old)).rejects.toMatchObject({ code: "token_invalid" });
      expect((await findRegistration(registrationId))?.callbackId).toBe(before?.callbackId);
      await click(await services().lastToken(person.email), registrationId, running);
      expect(await running.result()).toEqual({ outcome: "verified" });
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
