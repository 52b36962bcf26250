import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { hashPassword } from "@/lib/account/password/hash";
import { changePassword } from "@/lib/account/password-change/server";
import { findCustomerByEmail } from "@/lib/account/customer/store";
import { authenticate } from "@/lib/account/session/authenticate";
import type { PasswordResetId } from "@/lib/platform/ids";
import { readToken, usedAtOf } from "@/lib/account/password-reset/rules";
import { readResetLink, requestPasswordReset, resetPassword } from "@/lib/account/password-reset/server";
import { findReset } from "@/lib/account/password-reset/store";
import * as transitions from "@/lib/account/password-reset/transitions";
import type { Engine, Running } from "@/workflows/testing/engine";
import { newShopper } from "@/workflows/testing/people";
import type { Services } from "@/workflows/testing/services";
import { useServices } from "@/workflows/testing/use-services";

const PATIENCE = { timeout: 20_000, interval: 20 };
export const OLD = "the old password";
export const NEW = "the new password";

/** A shopper with a password. */
export const forgetful = async () => newShopper(await hashPassword(OLD));

/** Asks for a link, and finds out the request's id, which no caller is told. */
export async function ask(email: string): Promise<PasswordResetId> {
  const put = vi.spyOn(transitions, "createReset");
  await requestPasswordReset(email);
  const id = put.mock.lastCall?.[0].resetId;
  put.mockRestore();
  if (!id) throw new Error("nothing was stored");
  return id;
}

async function usedAt(resetId: string): Promise<string | undefined> {
  const reset = await findReset(resetId);
  return reset && usedAtOf(reset);
}

export const untilStatus = (resetId: string, status: string) =>
  vi.waitFor(async () => expect((await findReset(resetId))?.status).toBe(status), PATIENCE);

/** Gives the new password, and lets the execution go on once it is recorded. */
async function choose(token: string, password: string, running: Running): Promise<void> {
  const done = resetPassword({ token, password });
  done.catch(() => undefined); // awaited below
  const resetId = readToken(token)?.resetId ?? "";
  await vi.waitFor(async () => expect(await usedAt(resetId)).toBeDefined(), PATIENCE);
  await running.wake("new-password");
  await done;
}

/** What the password-reset workflow promises, whatever runs it. */
export function passwordResetSuite(engine: Engine, more?: (services: () => Services) => void): void {
  describe(`the password-reset workflow on ${engine.name}`, () => {
    const services = useServices(engine);

    it("gives a new password by the link, once, and says so", async () => {
      const { email } = await forgetful();
      const resetId = await ask(email);
      const running = engine.run("password-reset", resetId);
      await untilStatus(resetId, "mailed");
      const token = await services().lastToken(email);
      expect(await readResetLink(token)).toBe("open");
      await choose(token, NEW, running);
      expect(await running.result()).toEqual({ outcome: "changed" });
      expect(await services().subjects(email)).toEqual(["Set a new password", "Your password was changed"]);
      expect(await authenticate(email, NEW)).toMatchObject({ email });
      expect(await authenticate(email, OLD)).toBeUndefined();
      expect(await readResetLink(token)).toBe("used");
      await resetPassword({ token, password: NEW }); // a client that lost our answer asks again
      await expect(resetPassword({ token, password: "another one" })).rejects.toMatchObject({ code: "token_used" });
      expect(await authenticate(email, NEW)).toMatchObject({ email });
    });

    it("keeps the new password with the customer alone", async () => {
      const { email } = await forgetful();
      const resetId = await ask(email);
      const running = engine.run("password-reset", resetId);
      await untilStatus(resetId, "mailed");
      await choose(await services().lastToken(email), NEW, running);
      expect(JSON.stringify(await running.result())).not.toContain("argon2");
      expect((await findReset(resetId))?.passwordHash).toBeUndefined();
      expect((await findCustomerByEmail(email))?.passwordSetAt).toBe(await usedAt(resetId));
    });

    it("a link from before another change of the password changes nothing", async () => {
      const viewer = await forgetful();
      const resetId = await ask(viewer.email);
      const running = engine.run("password-reset", resetId);
      await untilStatus(resetId, "mailed");
      const token = await services().lastToken(viewer.email);
      await changePassword(viewer, { currentPassword: OLD, password: "changed in between" });
      await expect(choose(token, NEW, running)).rejects.toMatchObject({ code: "token_invalid" });
      expect(await running.result()).toEqual({ outcome: "failed" });
      expect(await authenticate(viewer.email, "changed in between")).toBeDefined();
    });

    it("an address of no account runs the same way and gets no mail", async () => {
      const email = `${randomUUID()}@example.com`;
      const resetId = await ask(email);
      engine.run("password-reset", resetId);
      await untilStatus(resetId, "mailed");
      expect(await services().subjects(email)).toEqual([]);
    });

    it("a request whose record is gone ends at once", async () => {
      const running = engine.run("password-reset", `pwr_${"0".repeat(26)}`);
      expect(await running.result()).toEqual({ outcome: "failed" });
    });

    more?.(services);
  });
}
