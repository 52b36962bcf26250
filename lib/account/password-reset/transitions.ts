import type { PasswordResetId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Change } from "@/lib/platform/table/entity";
import { resets } from "@/lib/account/password-reset/record";
import type { PasswordReset, ResetIn, ResetStatus } from "@/lib/account/password-reset/schema";
import { resetFacts, resetStates } from "@/lib/account/password-reset/states";
import { findReset } from "@/lib/account/password-reset/store";

/** Every write of a request for a new password. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = resets;
const now = () => new Date().toISOString();
const mayRecord = (name: keyof typeof resetFacts) => mayLearn(when, name, resetFacts[name]);

/** False when it was there already: the same person asked twice. */
export const createReset = (reset: ResetIn<"pending">): Promise<boolean> => resets.create(reset, reset);

const write = (resetId: PasswordResetId, change: Change<PasswordReset>): Promise<PasswordReset | undefined> =>
  resets.update({ resetId }, { ...change, set: { updatedAt: now(), ...change.set } });

const move = (
  resetId: PasswordResetId,
  to: Exclude<ResetStatus, "pending">,
  change: Pick<Change<PasswordReset>, "remove"> = {},
): Promise<PasswordReset | undefined> =>
  write(resetId, {
    ...change,
    set: { status: to },
    when: mayEnter<ResetStatus, PasswordReset>(when, resetStates[to]),
  });

/** The callback of an execution is always the same. Nothing happens once the link was used. */
export async function recordCallback(resetId: PasswordResetId, callbackId: string, expiresAt: string): Promise<void> {
  await write(resetId, {
    set: { callbackId, expiresAt },
    when: when.and(mayRecord("callbackId"), when.absent("usedAt")),
  });
}

export async function markMailed(resetId: PasswordResetId): Promise<void> {
  await move(resetId, "mailed");
}

interface Use {
  readonly tokenHash: string;
  readonly passwordHash: string;
}

/** Uses the link up: true for the one call whose password it will be. */
export async function recordNewPassword(resetId: PasswordResetId, { tokenHash, passwordHash }: Use): Promise<boolean> {
  const usedAt = now();
  const used = await write(resetId, {
    set: { usedAt, passwordHash, updatedAt: usedAt },
    when: when.and(mayRecord("usedAt"), when.is("tokenHash", tokenHash), when.above("expiresAt", usedAt)),
  });
  return used !== undefined;
}

/** Ends a request that was not used. The write decides a race with the last click. Resolves with the request after it. */
export const expireUnused = async (resetId: PasswordResetId): Promise<PasswordReset | undefined> =>
  (await move(resetId, "expired")) ?? findReset(resetId);

/** Ends a request, once. From here on the customer holds the password. */
export async function finishReset(
  resetId: PasswordResetId,
  status: Extract<ResetStatus, "changed" | "failed">,
): Promise<void> {
  await move(resetId, status, { remove: ["passwordHash"] });
}
