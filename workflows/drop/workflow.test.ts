import { randomUUID } from "node:crypto";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { expect, it, vi } from "vitest";
import { lambda } from "@/lib/platform/aws/clients";
import { addDraft, changeDrop } from "@/lib/shop/drop/change";
import { draftOf } from "@/lib/shop/drop/draft";
import { close, edit, publish } from "@/lib/shop/drop/moves";
import { executionOf } from "@/lib/shop/drop/reconciler";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";
import { confirmByToken, isReminded, offerReminder, remindViewer, unsubscribe } from "@/lib/shop/reminder/server";
import { reminderIdOf, reminderToken } from "@/lib/shop/reminder/rules";
import { env } from "@/lib/platform/env";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { newShopper } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

const services = useServices(localEngine);

const HOUR_MS = 3_600_000;
const PATIENCE = { timeout: 30_000, interval: 100 };
const by = { by: "cus_manager" };
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

async function publishedIn(opensInMs: number): Promise<Drop> {
  const dropId = `drop-${randomUUID().slice(0, 8)}`;
  const file = {
    dropId,
    name: `Drop ${dropId}`,
    opensAt: inMs(opensInMs),
    closesAt: inMs(opensInMs + 24 * HOUR_MS),
    price: { amountMinor: 100_00, currency: "EUR" },
    sizes: [{ size: "42", pairs: 1 }],
  };
  await addDraft(draftOf(dropFileSchema.parse(file), by.by, new Date().toISOString()));
  return changeDrop(dropId, publish, by);
}

/** What the execution of these times returned; a synchronous repeat of its start waits for it. */
async function outcomeOf(drop: Drop): Promise<unknown> {
  const { dropId, schedule } = drop;
  const { Payload } = await lambda().send(
    new InvokeCommand({
      FunctionName: env("DROP_FUNCTION"),
      DurableExecutionName: executionOf(drop),
      Payload: JSON.stringify({ dropId, schedule }),
    }),
  );
  return JSON.parse(Buffer.from(Payload ?? []).toString());
}

interface StoredMail {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

async function mailsTo(address: string): Promise<StoredMail[]> {
  const answer = await fetch(`${process.env["AWS_ENDPOINT_URL_SESV2"]}/store`);
  const { emails } = (await answer.json()) as { emails: StoredMail[] };
  return emails.filter(({ destination }) => destination.to.includes(address));
}

const stranger = () => `${randomUUID()}@example.com`;

it("tells everyone who confirmed it, once, when the drop opens, and deletes their addresses", async () => {
  const shopper = await newShopper();
  const [confirmed, unconfirmed, gone] = [stranger(), stranger(), stranger()];
  const drop = await publishedIn(HOUR_MS);
  const { dropId, name } = drop;
  await remindViewer(shopper, dropId);
  await remindViewer(shopper, dropId); // twice is once
  for (const address of [confirmed, unconfirmed, gone]) await offerReminder(dropId, address);
  await confirmByToken(await services().lastToken(confirmed));
  const goneToken = await services().lastToken(gone);
  await confirmByToken(goneToken);
  await unsubscribe(
    reminderToken(
      { dropId, reminderId: reminderIdOf(dropId, gone, env("AUTH_SECRET")) },
      "unsubscribe",
      env("AUTH_SECRET"),
    ),
  );

  await changeDrop(dropId, edit({ opensAt: inMs(-1000) }), by);
  const told = async (address: string) =>
    (await services().subjects(address)).filter((subject) => subject === `${name} is open`);
  await vi.waitFor(async () => {
    expect(await told(shopper.email)).toHaveLength(1);
    expect(await told(confirmed)).toHaveLength(1);
  }, PATIENCE);
  await vi.waitFor(async () => expect(await isReminded(shopper, dropId)).toBe(false), PATIENCE);
  expect([await told(unconfirmed), await told(gone)]).toEqual([[], []]);
  await expect(remindViewer(shopper, dropId)).rejects.toMatchObject({ code: "drop_already_open" });

  const mail = (await mailsTo(confirmed)).find(({ subject }) => subject === `${name} is open`);
  const headers = Object.fromEntries((mail?.headers ?? []).map(({ name: header, value }) => [header, value]));
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(headers["List-Unsubscribe"]).toMatch(/^<http:\/\/shop\.test\/api\/reminders\/unsubscribe\?token=[^>]+>$/);
});

it("an edit of the times begins another execution, and the one before ends itself", async () => {
  const first = await publishedIn(HOUR_MS);
  const edited = await changeDrop(first.dropId, edit({ opensAt: inMs(2 * HOUR_MS) }), by);
  expect(executionOf(edited)).not.toBe(executionOf(first));
  await advance(3700);
  expect(await outcomeOf(first)).toEqual({ outcome: "outdated" });
  const closed = await changeDrop(first.dropId, close, by);
  expect(await outcomeOf(closed)).toEqual({ outcome: "closed" });
});

it("a link confirms its own wish and nothing else, and one that was deleted has run out", async () => {
  const address = stranger();
  const { dropId, name } = await publishedIn(HOUR_MS);
  await offerReminder(dropId, address);
  const token = await services().lastToken(address);
  await expect(unsubscribe(token)).rejects.toMatchObject({ code: "token_invalid" });
  await expect(confirmByToken(`${token.slice(0, -1)}x`)).rejects.toMatchObject({ code: "token_invalid" });
  expect((await confirmByToken(token)).name).toBe(name);
  await confirmByToken(token); // a second press
  const key = { dropId, reminderId: reminderIdOf(dropId, address, env("AUTH_SECRET")) };
  const away = reminderToken(key, "unsubscribe", env("AUTH_SECRET"));
  await unsubscribe(away);
  await unsubscribe(away);
  await expect(confirmByToken(token)).rejects.toMatchObject({ code: "token_expired" });
});
