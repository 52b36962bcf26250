import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
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

const send = () => sendToStranger(randomUUID(), () => Promise.reject(new Error("not composed here")));

describe("mail that anyone can cause", () => {
  it("is sent while its lane has room", async () => {
    await send();
    expect(sendMailOnce).toHaveBeenCalledTimes(1);
  });

  let days = 1;
  it.each([
    ["minute", "mail:strangers", 60, 900],
    ["hour", "mail:strangers:hour", 3600, 20_000],
    ["day", "mail:strangers:day", 86_400, 30_000],
  ])("waits while the lane's %s is full, and goes on in the next", async (_, key, seconds, count) => {
    vi.setSystemTime(Math.ceil(Date.now() / 86_400_000 + days++) * 86_400_000); // a day of its own: counts are read once a second
    vi.mocked(sendMailOnce).mockClear();
    await addToWindow(`${key}:0`, seconds, count);
    await expect(send()).rejects.toMatchObject({ ...refused, retryAfterSeconds: seconds });
    expect(sendMailOnce).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + seconds * 1000);
    await send();
    expect(sendMailOnce).toHaveBeenCalledTimes(1);
  });
});
