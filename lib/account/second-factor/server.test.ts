import { randomUUID } from "node:crypto";
import { generate } from "otplib";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { getCustomer } from "@/lib/account/customer/store";
import { secretOf } from "@/lib/account/second-factor/codes";
import {
  beginSecondFactor,
  confirmSecondFactor,
  mySecondFactor,
  passSecondFactor,
  resetSecondFactor,
  turnOffSecondFactor,
} from "@/lib/account/second-factor/server";
import { findSecondFactor } from "@/lib/account/second-factor/store";
import type { Viewer } from "@/lib/account/session/schema";
import { memberIdOf } from "@/lib/account/team/rules";
import { seedStaff } from "@/lib/account/team/seed";
import { setTeamPolicy } from "@/lib/account/team/server";
import { useTable } from "@/workflows/testing/table";

useTable();

const PASSWORD = "a password of the team";
const STEP_SECONDS = 30;

async function member(): Promise<Viewer> {
  const email = `${randomUUID()}@shop.test`;
  await seedStaff({ email, password: PASSWORD });
  return { customerId: memberIdOf(email), email, firstName: "Sam", role: "manager", verified: true };
}

beforeAll(() => {
  process.env["AUTH_SECRET"] = "a secret of the second factor's tests";
});

/** A code is a code of its half-minute, which must not turn between two codes of a test. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const account = async ({ customerId }: Viewer) => (await getCustomer(customerId))!;
const seconds = () => Math.floor(Date.now() / 1000);

/** The code that the app shows, so many steps from now. */
async function codeOf({ customerId }: Viewer, steps = 0): Promise<string> {
  const secret = secretOf((await findSecondFactor(customerId))!);
  return generate({ secret, epoch: seconds() + steps * STEP_SECONDS });
}

async function turnedOn() {
  const viewer = await member();
  await beginSecondFactor(viewer);
  const codes = await confirmSecondFactor(viewer, await codeOf(viewer));
  return { viewer, codes };
}

const wrong = { code: "second_factor_wrong" };

it("is asked for once it was confirmed, and not before", async () => {
  const viewer = await member();
  await passSecondFactor(await account(viewer), undefined);
  await beginSecondFactor(viewer);
  await passSecondFactor(await account(viewer), undefined);
  await expect(confirmSecondFactor(viewer, "000000")).rejects.toMatchObject(wrong);
  expect(await confirmSecondFactor(viewer, await codeOf(viewer))).toHaveLength(10);
  expect((await account(viewer)).secondFactor).toBe("on");
  await expect(passSecondFactor(await account(viewer), undefined)).rejects.toMatchObject({
    code: "second_factor_needed",
  });
});

it("a code works once, and neither do older ones after it", async () => {
  const { viewer } = await turnedOn();
  await expect(passSecondFactor(await account(viewer), await codeOf(viewer))).rejects.toMatchObject(wrong); // it turned it on
  const next = await codeOf(viewer, 1);
  await passSecondFactor(await account(viewer), next);
  for (const used of [next, await codeOf(viewer)])
    await expect(passSecondFactor(await account(viewer), used)).rejects.toMatchObject(wrong);
});

it("a recovery code works once", async () => {
  const { viewer, codes } = await turnedOn();
  await passSecondFactor(await account(viewer), codes[0]);
  await expect(passSecondFactor(await account(viewer), codes[0])).rejects.toMatchObject(wrong);
  await passSecondFactor(await account(viewer), codes[1]);
  expect(await mySecondFactor(viewer)).toEqual({ state: "on", recoveryCodes: 8 });
});

it("of one code that is used twice at once, one passes", async () => {
  const { viewer } = await turnedOn();
  const [customer, code] = [await account(viewer), await codeOf(viewer, 1)];
  const answers = await Promise.allSettled([passSecondFactor(customer, code), passSecondFactor(customer, code)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

it("guessing at codes is slowed down", async () => {
  const { viewer } = await turnedOn();
  const customer = await account(viewer);
  for (let i = 0; i < 10; i++) await expect(passSecondFactor(customer, "123123")).rejects.toMatchObject(wrong);
  await expect(passSecondFactor(customer, "123123")).rejects.toMatchObject({ code: "rate_limited" });
  await expect(passSecondFactor(customer, await codeOf(viewer, 1))).rejects.toMatchObject({ code: "rate_limited" });
});

it("stores neither the secret nor a recovery code", async () => {
  const { viewer, codes } = await turnedOn();
  const stored = JSON.stringify(await findSecondFactor(viewer.customerId));
  for (const secret of [secretOf((await findSecondFactor(viewer.customerId))!), ...codes])
    expect(stored).not.toContain(secret);
});

it("is turned off by its owner's password, or by a manager", async () => {
  const { viewer } = await turnedOn();
  await expect(turnOffSecondFactor(viewer, "not the password")).rejects.toMatchObject({ code: "wrong_password" });
  await turnOffSecondFactor(viewer, PASSWORD);
  expect(await mySecondFactor(viewer)).toEqual({ state: "off" });
  const other = await turnedOn();
  await expect(resetSecondFactor({ ...viewer, role: "fulfillment" }, other.viewer.customerId)).rejects.toMatchObject({
    code: "forbidden",
  });
  await resetSecondFactor(viewer, other.viewer.customerId);
  await passSecondFactor(await account(other.viewer), undefined);
});

it("where the team requires one, turning it off makes it due", async () => {
  const { viewer } = await turnedOn();
  await setTeamPolicy(viewer, { secondFactor: "required" });
  expect((await account(viewer)).secondFactor).toBe("on");
  await turnOffSecondFactor(viewer, PASSWORD);
  expect((await account(viewer)).secondFactor).toBe("due");
  await setTeamPolicy(viewer, { secondFactor: "optional" });
});
