import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { guessedAccount, guessPassword } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { sendToStranger } from "@/lib/platform/mail/strangers";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { addToWindow } from "@/lib/platform/rate-limit/windows";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/mail/server", () => ({ sendMailOnce: vi.fn<typeof sendMailOnce>() }));

useTable();
Object.assign(process.env, { AUTH_SECRET: "a secret for the tests of this file" });
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Math.ceil(Date.now() / 3_600_000) * 3_600_000 });
  return () => void vi.useRealTimers();
});

const home = { network: randomUUID(), browser: undefined };
const refused = { code: "rate_limited" };

const stranger = () => ({ network: randomUUID(), browser: undefined });
const take = async (count: number, email: string, caller = stranger) => {
  for (let i = 0; i < count; i++) await takeMail(email.replace("@", `+${i}@`), caller());
};

it("one network causes 150 mails an hour to a mailbox, however it is spelled", async () => {
  const office = stranger();
  await take(150, "ada@example.com", () => office);
  await expect(takeMail("Ada@example.com", office)).rejects.toMatchObject(refused);
  await expect(takeMail("grace@example.com", office)).resolves.toBeUndefined();
  await expect(takeMail("ada@example.com", stranger())).resolves.toBeUndefined();
  vi.setSystemTime(Date.now() + 3_600_000);
  await expect(takeMail("ada@example.com", office)).resolves.toBeUndefined();
});

it("strangers use up nothing of a network that the owner has signed in from", async () => {
  const email = `${randomUUID()}@example.com`;
  await guessPassword(guessedAccount(email), home, async () => true);
  await take(400, email);
  await expect(takeMail(email, stranger())).rejects.toMatchObject(refused);
  await expect(takeMail(email, home)).resolves.toBeUndefined();
});

it("mail that anyone can cause waits while its lane is full", async () => {
  await sendToStranger("one", () => Promise.reject(new Error("not composed here")));
  expect(sendMailOnce).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() + 60_000);
  await addToWindow("mail:strangers:0", 60, 900);
  await expect(sendToStranger("two", () => Promise.reject(new Error("not composed here")))).rejects.toMatchObject(
    refused,
  );
  expect(sendMailOnce).toHaveBeenCalledTimes(1);
});
