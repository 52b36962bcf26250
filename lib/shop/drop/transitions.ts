import { ALL, drops, listing } from "@/lib/shop/drop/record";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Decided } from "@/lib/platform/table/entity";

/** Stores a new drop; where its id is taken, resolves with the drop that has it. */
export const createDrop = (drop: Drop): Promise<Decided<Drop>> => drops.createOrMeet(drop, drop);

/** Lists the drop. Safe to repeat. */
export async function listDrop({ dropId }: Pick<Drop, "dropId">): Promise<void> {
  const when = listing.when.lacks("dropIds", dropId);
  await listing.upsert(ALL, { set: {}, append: { dropIds: [dropId] }, when });
}

const TIMES = ["entriesCloseAt", "pausedAt", "closedAt", "archivedAt"] as const;

/** Writes the drop in place of the version that was read. False when another write came between. */
export async function replaceDrop(drop: Drop, readVersion: number): Promise<boolean> {
  const remove = TIMES.filter((time) => drop[time] === undefined);
  const set = Object.fromEntries(Object.entries(drop).filter(([, value]) => value !== undefined));
  return (await drops.update(drop, { set, remove, when: drops.when.is("version", readVersion) })) !== undefined;
}

/** Has another execution take over the drop's times. Nothing when they were changed meanwhile. Safe to repeat. */
export async function renewSchedule(dropId: string, schedule: number): Promise<void> {
  await drops.update({ dropId }, { add: { schedule: 1, version: 1 }, when: drops.when.is("schedule", schedule) });
}

/**
 * Notes that the winners of a draw were drawn, and for which sizes people wait in line. Nothing that is not read of the drop
 * changes. Safe to repeat.
 */
export async function noteDrawn(dropId: string, inLine: readonly string[]): Promise<void> {
  const drop = await drops.get({ dropId });
  const drawnAt = drop?.drawnAt ?? new Date().toISOString();
  await drops.update({ dropId }, { set: { drawnAt, inLine: [...inLine] }, add: { version: 1 } });
}
