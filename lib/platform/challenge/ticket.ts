import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import { boundTo, isBoundHere, secretFor, type Demand } from "@/lib/platform/challenge/caller";
import { nextLevel } from "@/lib/platform/challenge/pace";
import { waitSeconds } from "@/lib/platform/challenge/rules";
import { spend } from "@/lib/platform/challenge/spent";
import { AppError } from "@/lib/platform/errors";
import { sameHash } from "@/lib/platform/link-token/rules";
import { entity } from "@/lib/platform/table/entity";
import { ttlAfter } from "@/lib/platform/table/ttl";

/**
 * The way without a script: a place in a line instead of a proof. The places of one network follow each other, each as long
 * as a proof takes an old phone: who asks for many gets them no faster than one who solves, and waits himself.
 */

const MARK = "wait";
const VALID_SECONDS = 600;
const MOST_ATTEMPTS = 8;
/** A network whose line is longer than this takes in none. */
const LONGEST_LINE_SECONDS = 1800;

const ticketSchema = z.object({ id: z.string(), bound: z.string(), readyAtMs: z.number() });
type Ticket = z.infer<typeof ticketSchema>;

const lines = entity({
  schema: z.object({ readyAtMs: z.number(), ttlSeconds: z.number() }),
  key: ({ network }: { readonly network: string }) => ({ pk: `LINE#${network}`, sk: "LINE" }),
});
const { when } = lines;

/** Takes the next place in the network's line. Resolves with when it is its turn. @throws AppError rate_limited */
async function takePlace(network: string, seconds: number): Promise<number> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const nowMs = Date.now();
    const before = (await lines.get({ network }))?.readyAtMs;
    const readyAtMs = Math.max(nowMs, before ?? 0) + seconds * 1000;
    if (readyAtMs > nowMs + LONGEST_LINE_SECONDS * 1000) break;
    const unmoved = before === undefined ? when.missing : when.is("readyAtMs", before);
    const set = { readyAtMs, ttlSeconds: ttlAfter(readyAtMs, VALID_SECONDS) };
    if (await lines.upsert({ network }, { set, when: unmoved })) return readyAtMs;
  }
  throw new AppError("rate_limited", { retryAfterSeconds: seconds });
}

const macOf = (payload: string): string =>
  createHmac("sha256", secretFor("ticket")).update(payload).digest("base64url");

const write = (ticket: Ticket): string => {
  const payload = Buffer.from(JSON.stringify(ticket)).toString("base64url");
  return [MARK, payload, macOf(payload)].join(".");
};

/** A ticket, and when it is its turn. It is shown where a proof would be. @throws AppError rate_limited where the line is too long */
export async function issueTicket(demand: Demand): Promise<{ readonly ticket: string; readonly readyAtMs: number }> {
  const readyAtMs = await takePlace(demand.caller.network, waitSeconds(await nextLevel(demand)));
  return { ticket: write({ id: randomUUID(), bound: boundTo(demand), readyAtMs }), readyAtMs };
}

export const isTicket = (text: string): boolean => text.startsWith(`${MARK}.`);

function readTicket(text: string): Ticket | undefined {
  const [, payload = "", mac = ""] = text.split(".");
  if (!sameHash(mac, macOf(payload))) return undefined;
  return ticketSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}

const isOpenAt = ({ readyAtMs }: Ticket, nowMs: number): boolean =>
  nowMs >= readyAtMs && nowMs < readyAtMs + VALID_SECONDS * 1000;

/** Whether it is the turn of the ticket, and not past its end. False when it is none of ours. */
export function isItsTurn(text: string): boolean {
  const ticket = readTicket(text);
  return ticket !== undefined && isOpenAt(ticket, Date.now());
}

/** When it is the ticket's turn; undefined when it is none of ours. */
export const turnOf = (text: string): number | undefined => readTicket(text)?.readyAtMs;

/** Uses a ticket up whose turn it is. @throws AppError challenge_invalid (foreign, too early, too late), challenge_used */
export async function useTicket(demand: Demand, text: string, usedFor: string): Promise<void> {
  const ticket = readTicket(text);
  if (!ticket || !isOpenAt(ticket, Date.now()) || !isBoundHere(ticket.bound, demand))
    throw new AppError("challenge_invalid");
  await spend(ticket.id, usedFor, Math.ceil(ticket.readyAtMs / 1000) + VALID_SECONDS);
}
