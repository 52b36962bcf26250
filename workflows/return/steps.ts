import { completeCallback } from "@/lib/platform/durable/server";
import { TerminalError } from "@/lib/platform/errors";
import type { ReturnId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { INSPECTION_SECONDS, RETURN_TRANSIT_SECONDS, SENDING_SECONDS } from "@/lib/shop/returns/durations";
import { mailEnded, mailLabel, mailReceived, mailRequested } from "@/lib/shop/returns/mails";
import { labelReturn } from "@/lib/shop/returns/parcel";
import { answerWait } from "@/lib/shop/returns/reconciler";
import { creditReturn, payBack, restock } from "@/lib/shop/returns/refund";
import { uninspected } from "@/lib/shop/returns/inspection";
import { isFinished, isUnsent, needsLabel, statusDue } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import { findReturn } from "@/lib/shop/returns/store";
import { moveReturn, recordCallback, recordUninspected } from "@/lib/shop/returns/transitions";
import type { ReturnResult } from "@/workflows/return/schema";

async function read(returnId: ReturnId): Promise<Return> {
  const record = await findReturn(returnId);
  if (!record) throw new TerminalError(`${returnId} is not stored`);
  return record;
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** What comes after a look at the record. */
export type Settled =
  | { readonly next: "wait"; readonly seconds: number; readonly received: boolean }
  | { readonly next: ReturnResult["outcome"] };

/** How long each state waits. Where a parcel was sent off and no inspector came to look in time, the money goes back all the same. */
const PATIENCE_SECONDS = {
  requested: SENDING_SECONDS,
  label_sent: SENDING_SECONDS,
  in_transit: RETURN_TRANSIT_SECONDS,
  received: INSPECTION_SECONDS,
} as const;

/** Moves the return on as far as what is known of it says. */
async function advanced(record: Return): Promise<Return> {
  const { returnId } = record;
  const due = statusDue(record);
  if (due !== "in_transit" && due !== "received") return record;
  if (due === "received") log.warn("a return is here and wants to be inspected", { returnId });
  const deadlineAt = inSeconds(PATIENCE_SECONDS[due]);
  const moved = await moveReturn(returnId, due, { deadlineAt });
  if (!moved) throw new Error(`${returnId} moved meanwhile`);
  return advanced(moved);
}

/** Time has run out: what was not sent off expires, what was is refunded unseen. A fact that came first counts. */
async function runOut(record: Return, spell: number): Promise<Return> {
  const { returnId } = record;
  if (isUnsent(record, spell)) return (await moveReturn(returnId, "expired", {})) ?? read(returnId);
  if (record.status !== "in_transit" && record.status !== "received") return record;
  log.warn("a return was not inspected in time: it is refunded", { returnId });
  return (await recordUninspected(returnId, uninspected(new Date().toISOString()))) ?? record;
}

function settledOf(record: Return, received: boolean): Settled {
  const { status } = record;
  if (status === "refunded" || status === "refused" || status === "expired") return { next: status };
  const due = statusDue(record);
  if (due === "refunded" || due === "refused") return { next: due };
  return { next: "wait", seconds: PATIENCE_SECONDS[status], received };
}

async function settle(returnId: ReturnId, timedOut: boolean, spell: number): Promise<Settled> {
  const found = await read(returnId);
  const late = timedOut && statusDue(found) === undefined ? await runOut(found, spell) : found;
  const record = await advanced(late);
  return settledOf(record, record.status === "received" && found.status !== "received");
}

async function awaitNews(returnId: ReturnId, callbackId: string): Promise<void> {
  const record = await recordCallback(returnId, callbackId);
  if (!record) throw new TerminalError(`${returnId} is not stored`);
  await (isFinished(record) ? completeCallback(callbackId, record.status) : answerWait(record));
}

async function markLabelSent(returnId: ReturnId): Promise<void> {
  await moveReturn(returnId, "label_sent", { deadlineAt: inSeconds(SENDING_SECONDS) });
}

async function markRefunded(returnId: ReturnId, amountMinor: number): Promise<void> {
  const { total } = await read(returnId);
  const moved = await moveReturn(returnId, "refunded", { refund: { ...total, amountMinor } });
  if (!moved) throw new TerminalError(`${returnId} is in another state`);
}

async function markRefused(returnId: ReturnId): Promise<void> {
  if (!(await moveReturn(returnId, "refused", {}))) throw new TerminalError(`${returnId} is in another state`);
}

/** The effects of the workflow. Each may run again after it happened. */
export const returnSteps = (returnId: ReturnId) => ({
  mailRequested: async () => mailRequested(await read(returnId)),
  readNeed: async (): Promise<boolean> => needsLabel(await read(returnId)),
  buyLabel: async (): Promise<boolean> => (await labelReturn(await read(returnId)))?.label !== undefined,
  markLabelSent: () => markLabelSent(returnId),
  mailLabel: async () => mailLabel(await read(returnId)),
  settle: (timedOut: boolean, spell: number): Promise<Settled> => settle(returnId, timedOut, spell),
  awaitNews: (callbackId: string): Promise<void> => awaitNews(returnId, callbackId),
  mailReceived: async () => mailReceived(await read(returnId)),
  refund: async (): Promise<number> => (await payBack(await read(returnId))).amountMinor,
  markRefunded: (amountMinor: number) => markRefunded(returnId, amountMinor),
  issueCreditNote: async () => creditReturn(await read(returnId)),
  restock: async () => restock(await read(returnId)),
  markRefused: () => markRefused(returnId),
  mailEnded: async () => mailEnded(await read(returnId)),
});

export type ReturnSteps = ReturnType<typeof returnSteps>;
