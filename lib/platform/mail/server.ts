import { BadRequestException, MessageRejected, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { z } from "zod";
import { ses } from "@/lib/platform/aws/clients";
import { entity } from "@/lib/platform/table/entity";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { render } from "@/lib/platform/mail/render";
import type { Letter, Mail } from "@/lib/platform/mail/schema";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** How long one sender may take before another may try: longer than a request to SES, shorter than a person's patience. */
const LEASE_MS = 12_000;
const SEND_WITHIN_MS = 8000;
/** The ledger outlives every execution that could repeat a mail. */
const LEDGER_SECONDS = 150 * DAY_SECONDS;

/** Someone else is sending this very mail at the moment, or died doing so. Trying again later tells. */
class MailInFlightError extends Error {
  override readonly name = "MailInFlightError";
}

const ledger = entity({
  schema: z.object({
    leaseUntilMs: z.number(),
    sentAt: z.iso.datetime().optional(),
    messageId: z.string().optional(),
    /** Unix seconds: DynamoDB deletes it then. */
    ttlSeconds: z.int(),
  }),
  key: ({ mail }: { readonly mail: string }) => ({ pk: `MAIL#${mail}`, sk: "MAIL" }),
});

/** Resolves with the end of the lease that is now ours, or "sent". */
async function takeLease(mail: string): Promise<number | "sent"> {
  const { when } = ledger;
  const nowMs = Date.now();
  const leaseUntilMs = nowMs + LEASE_MS;
  const unleased = when.or(when.absent("leaseUntilMs"), when.below("leaseUntilMs", nowMs));
  const mine = await ledger.upsert(
    { mail },
    {
      set: { leaseUntilMs, ttlSeconds: ttlAfter(nowMs, LEDGER_SECONDS) },
      when: when.and(when.absent("sentAt"), unleased),
    },
  );
  if (mine) return leaseUntilMs;
  if ((await ledger.get({ mail }))?.sentAt) return "sent";
  throw new MailInFlightError(`${mail} is being sent`);
}

async function giveLeaseBack(mail: string, leaseUntilMs: number): Promise<void> {
  await ledger.update({ mail }, { set: { leaseUntilMs: 0 }, when: ledger.when.is("leaseUntilMs", leaseUntilMs) });
}

const content = (data: string) => ({ Data: data, Charset: "UTF-8" });

/** https://www.rfc-editor.org/rfc/rfc8058 */
const headersOf = ({ unsubscribeUrl }: Mail) =>
  unsubscribeUrl === undefined
    ? []
    : [
        { Name: "List-Unsubscribe", Value: `<${unsubscribeUrl}>` },
        { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
      ];

async function send(mail: Mail): Promise<string | undefined> {
  const { to, subject, text, html } = mail;
  const body = { Text: content(text), Html: content(html) };
  try {
    const { MessageId } = await ses().send(
      new SendEmailCommand({
        FromEmailAddress: env("MAIL_FROM"),
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: content(subject), Body: body, Headers: headersOf(mail) } },
      }),
      { abortSignal: AbortSignal.timeout(SEND_WITHIN_MS) },
    );
    return MessageId;
  } catch (error) {
    if (error instanceof MessageRejected || error instanceof BadRequestException)
      throw new TerminalError("the mail was refused", { cause: error });
    throw error;
  }
}

/**
 * Sends the mail of this key once. SES knows no idempotency key, so a ledger item replaces one: repeats find it
 * sent; two at a time find it leased and throw (retry later). Only when SES has accepted and the ledger could not be
 * written, by a death or an outage of the table within milliseconds, is there a second copy: twice is better than none.
 * @param key stable for the mail, e.g. `ord_...:shipped`
 * @param compose called only when the mail is really sent
 * @throws TerminalError when SES refuses the address or the message
 */
export async function sendMailOnce(key: string, compose: () => Letter | Promise<Letter>): Promise<void> {
  const lease = await takeLease(key);
  if (lease === "sent") return;
  const messageId = await sendOrGiveBack(key, lease, compose);
  await ledger.update({ mail: key }, { set: { sentAt: new Date().toISOString(), messageId: messageId ?? "unknown" } });
}

/** When the mail of this key went out (ISO 8601); null when it did not, or longer ago than the ledger keeps. */
export const sentAtOf = async (key: string): Promise<string | null> =>
  (await ledger.get({ mail: key }))?.sentAt ?? null;

async function sendOrGiveBack(key: string, lease: number, compose: () => Letter | Promise<Letter>) {
  try {
    return await send(await render(await compose()));
  } catch (error) {
    await giveLeaseBack(key, lease);
    throw error;
  }
}
