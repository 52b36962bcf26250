import { expect, it, vi } from "vitest";
import { findCustomerByEmail, getCustomer } from "@/lib/account/customer/store";
import { register } from "@/lib/account/registration/server";
import { verify } from "@/lib/account/registration/verify";
import { findRegistration } from "@/lib/account/registration/store";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { findExecution, readTimeline } from "@/lib/platform/durable/executions";
import { addToWindow } from "@/lib/platform/rate-limit/windows";
import { eraseMe } from "@/lib/shop/privacy/server";
import { newcomer, registrationSuite, untilAwaiting } from "@/workflows/registration/registration.suite";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { expectRerunChangesNothing } from "@/workflows/testing/rerun";

const fillLane = (mails: number) => addToWindow("mail:strangers:day:0", 86_400, mails);

const mailOf = (registrationId: string) =>
  vi.waitFor(
    async () => {
      const execution = await findExecution("registration", registrationId);
      const mail = (await readTimeline(execution?.arn ?? "")).find(({ name }) => name === "mail-verification-link");
      expect(mail?.state).toMatch(/retrying|done/);
      return mail;
    },
    { timeout: 20_000, interval: 50 },
  );

/** The lane is read once a real second: the first registrations may find it as it was. */
const registrationThatWaits = () =>
  vi.waitFor(
    async () => {
      const { registrationId } = await register(newcomer());
      expect(await mailOf(registrationId)).toMatchObject({ state: "retrying" });
      return registrationId;
    },
    { timeout: 20_000, interval: 200 },
  );

registrationSuite(localEngine, (services) => {
  async function registered() {
    const person = newcomer();
    const { registrationId } = await register(person);
    await untilAwaiting(registrationId);
    const { customerId } = (await findRegistration(registrationId))!;
    const outcome = async () => [
      await findRegistration(registrationId),
      await getCustomer(customerId),
      await services().subjects(person.email),
    ];
    return { person, registrationId, outcome };
  }

  it("run again from each of its operations, a verified registration stays verified, and welcomes once", async () => {
    const { person, registrationId, outcome } = await registered();
    await verify(await services().lastToken(person.email), person);
    await expectRerunChangesNothing("registration", registrationId, outcome);
  });

  it("run again from each of its operations, an expired registration stays expired: no second link, no account", async () => {
    const { registrationId, outcome } = await registered();
    await advance(VERIFICATION_TIMEOUT_SECONDS);
    await expectRerunChangesNothing("registration", registrationId, outcome);
  });

  it("expires after 48 h, frees the address, and the late link says so", async () => {
    const person = newcomer();
    const { registrationId } = await register(person);
    await untilAwaiting(registrationId);
    const token = await services().lastToken(person.email);
    await advance(VERIFICATION_TIMEOUT_SECONDS);
    await vi.waitFor(async () => expect((await findRegistration(registrationId))?.status).toBe("expired"), {
      timeout: 20_000,
    });
    await expect(verify(token, person)).rejects.toMatchObject({ code: "token_expired" });
    await vi.waitFor(async () => expect(await findCustomerByEmail(person.email)).toBeUndefined(), { timeout: 20_000 });
    expect((await register(person)).registrationId).not.toBe(registrationId);
  });

  it("a mail with a link waits while the lane of strangers' mail is full, and is sent once there is room", async () => {
    await fillLane(30_000);
    const registrationId = await registrationThatWaits();
    expect((await findRegistration(registrationId))?.status).toBe("pending");
    await fillLane(-30_000);
    await vi.waitFor(
      async () => {
        await advance(300);
        expect((await findRegistration(registrationId))?.status).toBe("awaiting_verification");
      },
      { timeout: 20_000, interval: 500 },
    );
  });

  it("a registration of an address that is verified tells its owner, looks the same, and lapses", async () => {
    const owner = newcomer();
    const first = await register(owner);
    await untilAwaiting(first.registrationId);
    await verify(await services().lastToken(owner.email), owner);
    const second = await register({ ...owner, password: "a stranger's guess" });
    await untilAwaiting(second.registrationId);
    expect(await services().subjects(owner.email)).toContain("You already have an account");
    await advance(VERIFICATION_TIMEOUT_SECONDS);
    await vi.waitFor(async () => expect((await findRegistration(second.registrationId))?.status).toBe("expired"), {
      timeout: 20_000,
    });
    expect(await findCustomerByEmail(owner.email)).toBeDefined();
  });

  it("an account that is erased before it is verified lets its registration lapse", async () => {
    const person = newcomer();
    const { registrationId } = await register(person);
    await untilAwaiting(registrationId);
    const token = await services().lastToken(person.email);
    const { customerId, email, role } = (await findCustomerByEmail(person.email))!;
    await eraseMe({ customerId, email, role }, { confirm: true, password: person.password });
    await expect(verify(token, person)).rejects.toMatchObject({ code: "token_invalid" });
    await advance(VERIFICATION_TIMEOUT_SECONDS);
    expect(await localEngine.run("registration", registrationId).result()).toMatchObject({ outcome: "expired" });
    expect(await findCustomerByEmail(person.email)).toBeUndefined();
    expect((await register(person)).registrationId).not.toBe(registrationId);
  });
});
