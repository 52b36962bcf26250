import type { ReturnId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Attributes } from "@/lib/platform/table/attributes";
import type { Change, Decided } from "@/lib/platform/table/entity";
import { indexKeyOf, returns } from "@/lib/shop/returns/record";
import type { Inspection, Return, ReturnIn, ReturnStatus } from "@/lib/shop/returns/schema";
import { returnFacts, returnStates } from "@/lib/shop/returns/states";
import { isNews } from "@/lib/shop/shipping/reports";
import type { Label, Tracking } from "@/lib/shop/shipping/schema";

/** Every write of a return. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = returns;
const now = () => new Date().toISOString();

/** Stores the return, once for its id. Resolves with the return that is stored. */
export async function createReturn(fresh: ReturnIn<"requested">): Promise<Return> {
  const { record } = await returns.createOrMeet(
    fresh,
    fresh,
    indexKeyOf(fresh.returnId, fresh.status, fresh.requestedAt),
  );
  return record ?? fresh;
}

/** Resolves with the return as it then is, and with whether this call wrote it. */
const decide = (returnId: ReturnId, change: Change<Return>): Promise<Decided<Return>> =>
  returns.decide({ returnId }, { ...change, set: { updatedAt: now(), ...change.set } });

/** The return as it is after the write, or as it is without it: what was written first counts. */
const writeOnce = async (returnId: ReturnId, change: Change<Return>): Promise<Return | undefined> =>
  (await decide(returnId, change)).record;

type NextStatus = Exclude<ReturnStatus, "requested">;
/** What a move sets besides the status. */
type Details<To extends NextStatus> = Pick<
  ReturnIn<To>,
  (typeof returnStates)[To]["sets"][number] & keyof ReturnIn<To>
>;

/**
 * Moves the return on, once: the timeline gets one entry, and a repeat changes nothing. Resolves with the return as it then
 * is; undefined when it is in another state, or lacks what the state needs.
 */
export async function moveReturn<To extends NextStatus>(
  returnId: ReturnId,
  to: To,
  details: Details<To>,
): Promise<Return | undefined> {
  const at = now();
  const { written, record } = await decide(returnId, {
    set: { ...(details as Attributes<Return>), status: to },
    index: indexKeyOf(returnId, to, at),
    append: { timeline: [{ status: to, at }] },
    when: mayEnter<ReturnStatus, Return>(when, returnStates[to]),
  });
  return written || record?.status === to ? record : undefined;
}

const mayRecord = (name: keyof typeof returnFacts) => mayLearn(when, name, returnFacts[name]);

/** Notes the shipment whose label is about to be bought: no other one may be. Resolves with the return as it then is. */
export const recordShipment = (returnId: ReturnId, shipmentId: string): Promise<Return | undefined> =>
  writeOnce(returnId, { set: { shipmentId }, when: mayRecord("shipmentId") });

/** Keeps the label that was bought, once. Resolves with the return as it then is. */
export const recordLabel = (returnId: ReturnId, { labelUrl, ...label }: Label): Promise<Return | undefined> =>
  writeOnce(returnId, { set: { label, labelUrl }, remove: ["labelProblem"], when: mayRecord("label") });

/** Notes why the carrier sells no label. Resolves with the return as it then is. */
export const recordLabelProblem = (returnId: ReturnId, reason: string): Promise<Return | undefined> =>
  writeOnce(returnId, { set: { labelProblem: { reason, at: now() } }, when: mayRecord("labelProblem") });

/** Where news of the return are told to its execution. Resolves with the return as it then is. */
export const recordCallback = (returnId: ReturnId, callbackId: string): Promise<Return | undefined> =>
  writeOnce(returnId, { set: { callbackId }, when: mayRecord("callbackId") });

/**
 * Keeps what the carrier says of the return's parcel, if it is news: newer than what is kept, and that no end. With the
 * delivery, which is to us, the pair is back. Resolves with the return as it then is.
 */
export const recordTracking = (
  returnId: ReturnId,
  shipmentId: string,
  tracking: Tracking,
): Promise<Return | undefined> =>
  writeOnce(returnId, {
    set: { tracking, ...(tracking.status === "delivered" && { arrivedAt: now() }) },
    when: when.and(mayRecord("tracking"), when.is("shipmentId", shipmentId), isNews(tracking)),
  });

/** Takes the shopper's words and address out of the return. Safe to repeat. */
export async function removeShopper(returnId: ReturnId): Promise<void> {
  await returns.update({ returnId }, { remove: ["reason", "labelUrl"] });
}

/** Records that the pair is back, once. Resolves with the return as it then is. */
export const recordArrived = (returnId: ReturnId, at: string): Promise<Return | undefined> =>
  writeOnce(returnId, { set: { arrivedAt: at }, when: mayRecord("arrivedAt") });

/** Records that the payment of an order that was never shipped is released, once. Resolves with the return as it then is. */
export const recordReleased = (returnId: ReturnId): Promise<Return | undefined> =>
  writeOnce(returnId, {
    set: { releasedAt: now() },
    when: when.and(mayRecord("releasedAt"), when.is("shipped", false)),
  });

/** Records what a member of the team found, once, of a pair that is back. Resolves with the return as it then is: its `inspection` is the one that counts. */
export const recordInspection = (returnId: ReturnId, inspection: Inspection): Promise<Return | undefined> =>
  writeOnce(returnId, {
    set: { inspection },
    when: when.and(mayRecord("inspection"), when.exists("arrivedAt")),
  });

/** Records that none came in time for a parcel that was sent off, once. Resolves with the return as it then is. */
export const recordUninspected = (returnId: ReturnId, inspection: Inspection): Promise<Return | undefined> =>
  writeOnce(returnId, {
    set: { inspection },
    when: when.and(mayRecord("inspection"), when.or(when.exists("arrivedAt"), when.exists("tracking"))),
  });
