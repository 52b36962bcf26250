import { draws } from "@/lib/shop/draw/record";
import type { Draw } from "@/lib/shop/draw/schema";
import type { AnnouncedRecord, SealedRecord } from "@/packages/draw-record";

/** Every write of a draw. Each is one conditional write, and safe to repeat. */

const { when } = draws;

/** Stores a new draw, or resolves with the one that is there. */
export async function createDraw(draw: Draw): Promise<Draw> {
  const { record = draw } = await draws.createOrMeet(draw, draw);
  return record;
}

/** Announces other times, while the list is not sealed. Resolves with the draw as it then is. */
export const replaceAnnouncement = async (dropId: string, announced: AnnouncedRecord): Promise<Draw | undefined> =>
  (await draws.decide({ dropId }, { set: { announced }, when: when.absent("sealed") })).record;

/** Publishes the sealed list, once. Resolves with the draw as it then is: its `sealed` is the one that counts. */
export const recordSealed = async (dropId: string, sealed: SealedRecord): Promise<Draw | undefined> =>
  (await draws.decide({ dropId }, { set: { sealed }, when: when.absent("sealed") })).record;

/** Keeps the round's signature, once. The caller has verified it. */
export const recordSignature = async (dropId: string, signature: string): Promise<void> =>
  void (await draws.decide({ dropId }, { set: { signature }, when: when.absent("signature") }));

/** Publishes who won, once. @param stoppedAt when the drop was closed, where it was by now */
export async function recordDrawn(dropId: string, stoppedAt: string | undefined): Promise<void> {
  const set = { drawnAt: new Date().toISOString(), ...(stoppedAt !== undefined && { stoppedAt }) };
  await draws.decide({ dropId }, { set, when: when.absent("drawnAt") });
}

/** Publishes that the drop ended before its draw, once. Nothing where none was announced. */
export const recordStopped = async (dropId: string, stoppedAt: string): Promise<void> =>
  void (await draws.update(
    { dropId },
    { set: { stoppedAt }, when: when.and(when.absent("stoppedAt"), when.absent("drawnAt")) },
  ));

/** Keeps what wakes the execution. Nothing where none was announced. */
export const recordLineCallback = async (dropId: string, callbackId: string): Promise<void> =>
  void (await draws.update({ dropId }, { set: { callbackId } }));

/** Makes the next part the present one. Nothing where it is already. */
export const beginPart = async (dropId: string, part: number): Promise<void> =>
  void (await draws.update({ dropId }, { set: { part }, when: when.is("part", part - 1) }));
