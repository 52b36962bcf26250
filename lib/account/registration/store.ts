import { getItem, putIfAbsent, updateItem } from "@/lib/platform/table/table";
import type { RegistrationId } from "@/lib/platform/ids";
import { registrationItemSchema, type Registration, type RegistrationStatus } from "@/lib/account/registration/schema";

const keyOf = (registrationId: string) => ({ pk: `REGISTRATION#${registrationId}`, sk: "REGISTRATION" });
const parse = (item: Record<string, unknown> | undefined): Registration | undefined =>
  item && registrationItemSchema.parse(item);
const now = () => new Date().toISOString();
const stored = { expression: "attribute_exists(pk)" };
const open = ["pending", "awaiting_verification"] as const;
const openCondition = "#status IN (:pending, :awaiting_verification)";
const openValues = Object.fromEntries(open.map((status) => [status, status]));

export const isOpen = ({ status }: Pick<Registration, "status">): boolean =>
  (open as readonly RegistrationStatus[]).includes(status);

/** The registration as last written, or undefined. */
export const findRegistration = async (registrationId: string): Promise<Registration | undefined> =>
  parse(await getItem(keyOf(registrationId)));

/** False when it was there already: the same person sent the same form again. */
export const putRegistration = (registration: Registration): Promise<boolean> =>
  putIfAbsent({ ...keyOf(registration.registrationId), ...registration });

/** From here on the customer holds the password; a registration has no use for it. */
export async function dropPasswordHash(registrationId: RegistrationId): Promise<void> {
  await updateItem(keyOf(registrationId), { remove: ["passwordHash"], condition: stored });
}

export async function markAddressTaken(registrationId: RegistrationId): Promise<void> {
  await updateItem(keyOf(registrationId), {
    set: { addressTaken: true },
    remove: ["passwordHash"],
    condition: stored,
  });
}

/** Safe to repeat: the callback of an execution is always the same. */
export async function storeCallback(
  registrationId: RegistrationId,
  callbackId: string,
  expiresAt: string,
): Promise<void> {
  await updateItem(keyOf(registrationId), {
    set: { callbackId, expiresAt, updatedAt: now() },
    condition: stored,
  });
}

/** Makes this the only link that works. Nothing happens once the button was pressed or the registration is over. */
export async function replaceToken(registrationId: RegistrationId, tokenHash: string): Promise<void> {
  await updateItem(keyOf(registrationId), {
    set: { tokenHash, updatedAt: now() },
    condition: { expression: `${openCondition} AND attribute_not_exists(#clickedAt)`, values: openValues },
  });
}

export async function markAwaitingVerification(registrationId: RegistrationId): Promise<void> {
  await updateItem(keyOf(registrationId), {
    set: { status: "awaiting_verification", updatedAt: now() },
    condition: { expression: "#status = :from", values: { from: "pending" } },
  });
}

/** Takes a resend out of the allowance: true for the one caller who may send. */
export async function takeResend(registration: Registration, nextAtMs: number): Promise<boolean> {
  const taken = await updateItem(keyOf(registration.registrationId), {
    set: { resends: registration.resends + 1, resendableAtMs: nextAtMs },
    condition: {
      expression:
        "(attribute_not_exists(#resends) OR #resends = :seen) AND (attribute_not_exists(#resendableAtMs) OR #resendableAtMs <= :now)",
      values: { seen: registration.resends, now: Date.now() },
    },
  });
  return taken !== undefined;
}

/** Uses the token up. Resolves with the registration after it, or undefined when the token is not (or no longer) the right one. */
export async function consumeToken(
  registrationId: RegistrationId,
  tokenHash: string,
): Promise<Registration | undefined> {
  const item = await updateItem(keyOf(registrationId), {
    set: { clickedAt: now() },
    condition: {
      expression: `#tokenHash = :tokenHash AND ${openCondition} AND attribute_not_exists(#clickedAt)`,
      values: { tokenHash, ...openValues },
    },
  });
  return parse(item);
}

/**
 * Ends a registration: verified when the button was pressed in time, expired otherwise. The write decides a race
 * between the last click and the timeout once and for all. Safe to repeat.
 */
export async function settleRegistration(registrationId: RegistrationId): Promise<"verified" | "expired"> {
  const expired = await updateItem(keyOf(registrationId), {
    set: { status: "expired", updatedAt: now() },
    remove: ["passwordHash"],
    condition: { expression: `${openCondition} AND attribute_not_exists(#clickedAt)`, values: openValues },
  });
  const current = expired ? "expired" : (await findRegistration(registrationId))?.status;
  return current === "expired" ? "expired" : "verified";
}

export async function finishRegistration(registrationId: RegistrationId, status: "verified" | "failed"): Promise<void> {
  await updateItem(keyOf(registrationId), {
    set: { status, updatedAt: now() },
    remove: ["passwordHash"],
    condition: { expression: openCondition, values: openValues },
  });
}
