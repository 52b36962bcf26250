import { expect, it } from "vitest";
import { getCustomer } from "@/lib/account/customer/store";
import { changePassword } from "@/lib/account/password-change/server";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { passwordResetReconciler } from "@/lib/account/password-reset/reconciler";
import { readResetLink, requestPasswordReset, resetPassword } from "@/lib/account/password-reset/server";
import { findReset } from "@/lib/account/password-reset/store";
import { recordNewPassword } from "@/lib/account/password-reset/transitions";
import { reconcileById } from "@/lib/platform/durable/reconcile";
import { hashPassword } from "@/lib/account/password/hash";
import { readToken } from "@/lib/account/password-reset/rules";
import { authenticate } from "@/lib/account/session/authenticate";
import {
  ask,
  forgetful,
  NEW,
  OLD,
  passwordResetSuite,
  untilStatus,
} from "@/workflows/password-reset/password-reset.suite";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { expectRerunChangesNothing } from "@/workflows/testing/rerun";

const ANOTHER = "quarry violin lantern";

passwordResetSuite(localEngine, (services) => {
  async function asked() {
    const viewer = await forgetful();
    const resetId = await ask(viewer.email);
    await untilStatus(resetId, "mailed");
    const outcome = async () => [
      await findReset(resetId),
      await getCustomer(viewer.customerId),
      await services().subjects(viewer.email),
    ];
    return { viewer, resetId, outcome, token: await services().lastToken(viewer.email) };
  }

  it("run again from each of its operations, it leaves the new password, and one that its owner has set since", async () => {
    const { viewer, resetId, outcome, token } = await asked();
    await resetPassword({ token, password: NEW });
    await expectRerunChangesNothing("password-reset", resetId, outcome);
    await changePassword(viewer, { currentPassword: NEW, password: ANOTHER });
    await expectRerunChangesNothing("password-reset", resetId, outcome);
  });

  it("run again from each of its operations, one that failed changes nothing later", async () => {
    const { viewer, resetId, outcome, token } = await asked();
    await changePassword(viewer, { currentPassword: OLD, password: ANOTHER });
    await expect(resetPassword({ token, password: NEW })).rejects.toMatchObject({ code: "token_invalid" });
    await expectRerunChangesNothing("password-reset", resetId, outcome);
  });

  it("run again from each of its operations, one that expired mails no second link", async () => {
    const { resetId, outcome } = await asked();
    await advance(PASSWORD_RESET_TIMEOUT_SECONDS);
    await expectRerunChangesNothing("password-reset", resetId, outcome);
  });

  it("asking twice is one link", async () => {
    const { email } = await forgetful();
    const [resetId] = await Promise.all([ask(email), requestPasswordReset(email)]);
    await untilStatus(resetId, "mailed");
    expect(await services().subjects(email)).toEqual(["Set a new password"]);
  });

  it("two browsers with one link: one password counts, the other is told", async () => {
    const { email } = await forgetful();
    await untilStatus(await ask(email), "mailed");
    const token = await services().lastToken(email);
    const answers = await Promise.allSettled(
      ["password one", "password two"].map((password) => resetPassword({ token, password })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const kept = answers[0]?.status === "fulfilled" ? "password one" : "password two";
    expect(await authenticate(email, kept)).toBeDefined();
  });

  it("a password that was given while the process died is set when the sweep reconciles it", async () => {
    const { email } = await forgetful();
    const resetId = await ask(email);
    await untilStatus(resetId, "mailed");
    const { tokenHash } = readToken(await services().lastToken(email))!;
    await recordNewPassword(resetId, { tokenHash, passwordHash: await hashPassword(NEW) }); // and here it died
    await reconcileById(passwordResetReconciler, resetId);
    await untilStatus(resetId, "changed");
    expect(await authenticate(email, NEW)).toBeDefined();
  });

  it("expires after an hour, and the late link says so", async () => {
    const { email } = await forgetful();
    const resetId = await ask(email);
    await untilStatus(resetId, "mailed");
    const token = await services().lastToken(email);
    await advance(PASSWORD_RESET_TIMEOUT_SECONDS);
    await untilStatus(resetId, "expired");
    expect(await readResetLink(token)).toBe("expired");
    await expect(resetPassword({ token, password: NEW })).rejects.toMatchObject({ code: "token_expired" });
    expect(await authenticate(email, OLD)).toBeDefined();
  });
});
