import { getItem, putIfAbsent, updateItem, type Item } from "@/lib/platform/table/table";
import type { PasswordResetId } from "@/lib/platform/ids";
import { resetItemSchema, type PasswordReset, type ResetStatus } from "@/lib/account/password-reset/schema";

/** Longer than any execution that could still ask for the record. */
const KEEP_DAYS = 90;

const keyOf = (resetId: string) => ({ pk: `PASSWORD_RESET#${resetId}`, sk: "PASSWORD_RESET" });
const parse = (item: Item | undefined): PasswordReset | undefined => item && resetItemSchema.parse(item);
const now = () => new Date().toISOString();
const open = {
  expression: "#status IN (:pending, :mailed) AND attribute_not_exists(#usedAt)",
  values: { pending: "pending", mailed: "mailed" },
};

/** The request as last written, or undefined. */
export const findReset = async (resetId: string): Promise<PasswordReset | undefined> =>
  parse(await getItem(keyOf(resetId)));

/** False when it was there already: the same person asked twice. */
export const putReset = (reset: PasswordReset): Promise<boolean> =>
  putIfAbsent({ ...keyOf(reset.resetId), ...reset, ttlSeconds: Math.floor(Date.now() / 1000) + KEEP_DAYS * 86_400 });

/** Safe to repeat: the callback of an execution is always the same. */
export async function storeCallback(resetId: PasswordResetId, callbackId: string, expiresAt: string): Promise<void> {
  await updateItem(keyOf(resetId), { set: { callbackId, expiresAt, updatedAt: now() }, condition: open });
}

export async function markMailed(resetId: PasswordResetId): Promise<void> {
  const condition = { expression: "#status = :from", values: { from: "pending" } };
  await updateItem(keyOf(resetId), { set: { status: "mailed", updatedAt: now() }, condition });
}

interface Use {
  readonly tokenHash: string;
  readonly passwordHash: string;
}

/** Uses the link up: true for the one call whose password it will be. */
export async function recordNewPassword(resetId: PasswordResetId, { tokenHash, passwordHash }: Use): Promise<boolean> {
  const usedAt = now();
  const used = await updateItem(keyOf(resetId), {
    set: { usedAt, passwordHash, updatedAt: usedAt },
    condition: {
      expression: `#tokenHash = :tokenHash AND #expiresAt > :usedAt AND ${open.expression}`,
      values: { tokenHash, usedAt, ...open.values },
    },
  });
  return used !== undefined;
}

/** Ends a request that nobody used. The write decides a race with the last click. Resolves with the request after it. */
export async function expireUnused(resetId: PasswordResetId): Promise<PasswordReset | undefined> {
  const expired = await updateItem(keyOf(resetId), {
    set: { status: "expired", updatedAt: now() },
    condition: open,
  });
  return parse(expired) ?? findReset(resetId);
}

/** Ends a request, once. From here on the customer holds the password. Safe to repeat. */
export async function finishReset(
  resetId: PasswordResetId,
  status: Extract<ResetStatus, "changed" | "failed">,
): Promise<void> {
  await updateItem(keyOf(resetId), {
    set: { status, updatedAt: now() },
    remove: ["passwordHash"],
    condition: { expression: "#status IN (:pending, :mailed)", values: open.values },
  });
}
