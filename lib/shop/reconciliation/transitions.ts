import { differences, runs } from "@/lib/shop/reconciliation/record";
import type { Difference, Finding, Run } from "@/lib/shop/reconciliation/schema";

/** Every write of a difference. Each is one conditional write; each is safe to repeat. */

const { when } = differences;

/** Keeps what was found: new, still there, or back again. Resolves with the difference as it then is. */
export async function reportDifference(found: Finding, at: string): Promise<Difference> {
  const fresh: Difference = { ...found, since: at, seenAt: at };
  if (await differences.create(found, fresh)) return fresh;
  const { provider, store } = found;
  const still = await differences.update(found, {
    set: { provider, store, seenAt: at },
    when: when.absent("resolvedAt"),
  });
  const back = { set: { provider, store, seenAt: at, since: at }, remove: ["resolvedAt"] } as const;
  return still ?? (await differences.update(found, { ...back, when: when.exists("resolvedAt") })) ?? fresh;
}

/** Closes a difference that is gone, once; not one that was seen again since. Resolves with it when this call closed it. */
export const resolveDifference = ({ differenceId, seenAt }: Difference, at: string): Promise<Difference | undefined> =>
  differences.update(
    { differenceId },
    { set: { resolvedAt: at }, when: when.and(when.absent("resolvedAt"), when.is("seenAt", seenAt)) },
  );

export const recordRun = (run: Run): Promise<void> => runs.put("latest", run);
