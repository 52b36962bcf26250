import { BadRequestException, MessageRejected, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { ses } from "@/lib/aws/clients";
import { getItem, updateItem } from "@/lib/aws/table";
import { env } from "@/lib/env";
import { TerminalError } from "@/lib/errors";
import type { Mail } from "@/lib/mail/schema";

/** How long one sender may take before another may try: longer than a request to SES, shorter than a person's patience. */
const LEASE_MS = 10_000;
/** The ledger outlives every execution that could repeat a mail. */
const LEDGER_DAYS = 90;

/** Someone else is sending this very mail at the moment, or died doing so. Trying again later tells. */
class MailInFlightError extends Error {
  override readonly name = "MailInFlightError";
}

const ledgerKey = (key: string) => ({ pk: `MAIL#${key}`, sk: "MAIL" });

async function takeLease(key: string): Promise<"mine" | "sent"> {
  const nowMs = Date.now();
  const mine = await updateItem(ledgerKey(key), {
    set: { leaseUntilMs: nowMs + LEASE_MS, ttlSeconds: Math.floor(nowMs / 1000) + LEDGER_DAYS * 86_400 },
    condition: {
      expression: "attribute_not_exists(#sentAt) AND (attribute_not_exists(#leaseUntilMs) OR #leaseUntilMs < :now)",
      values: { now: nowMs },
    },
  });
  if (mine) return "mine";
  if ((await getItem(ledgerKey(key)))?.["sentAt"]) return "sent";
  throw new MailInFlightError(`${key} is being sent`);
}

const content = (data: string) => ({ Data: data, Charset: "UTF-8" });

async function send({ to, subject, text, html }: Mail): Promise<string | undefined> {
  try {
    const { MessageId } = await ses().send(
      new SendEmailCommand({
        FromEmailAddress: env("MAIL_FROM"),
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: content(subject), Body: { Text: content(text), Html: content(html) } } },
      }),
    );
    return MessageId;
  } catch (error) {
    if (error instanceof MessageRejected || error instanceof BadRequestException)
      throw new TerminalError("the mail was refused", { cause: error });
    throw error;
  }
}

/**
 * Sends the mail of this key once. SES knows no idempotency key, so a ledger item stands in for one: repeats find it
 * sent; two at a time find it leased and throw (retry later). Only a sender that dies between SES's answer and the
 * ledger's, a matter of milliseconds, makes a second copy: a mail twice is better than none.
 * @param key stable for the mail, e.g. `ord_...:shipped`
 * @param compose called only when the mail is really sent
 * @throws TerminalError when SES refuses the address or the message
 */
export async function sendMailOnce(key: string, compose: () => Mail | Promise<Mail>): Promise<void> {
  if ((await takeLease(key)) === "sent") return;
  try {
    const messageId = await send(await compose());
    await updateItem(ledgerKey(key), { set: { sentAt: new Date().toISOString(), messageId: messageId ?? "unknown" } });
  } catch (error) {
    await updateItem(ledgerKey(key), { set: { leaseUntilMs: 0 } });
    throw error;
  }
}
