import type { RegistrationId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Change } from "@/lib/platform/table/entity";
import { registrations } from "@/lib/account/registration/record";
import type { Registration, RegistrationIn, RegistrationStatus } from "@/lib/account/registration/schema";
import { isVerified } from "@/lib/account/registration/rules";
import { registrationFacts, registrationStates } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";

/** Every write of a registration. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = registrations;
const now = () => new Date().toISOString();
const mayRecord = (name: keyof typeof registrationFacts) => mayLearn(when, name, registrationFacts[name]);
const unclicked = when.absent("clickedAt");

/** False when it was there already: the same person sent the same form again. */
export const createRegistration = (registration: RegistrationIn<"pending">): Promise<boolean> =>
  registrations.create(registration, registration);

const write = (registrationId: RegistrationId, change: Change<Registration>): Promise<Registration | undefined> =>
  registrations.update({ registrationId }, change);

async function move(
  registrationId: RegistrationId,
  to: Exclude<RegistrationStatus, "pending">,
  change: Pick<Change<Registration>, "remove"> = {},
): Promise<boolean> {
  const moved = await write(registrationId, {
    ...change,
    set: { status: to, updatedAt: now() },
    when: mayEnter<RegistrationStatus, Registration>(when, registrationStates[to]),
  });
  return moved !== undefined;
}

/** From here on the customer holds the password; a registration has no use for it. */
export async function removePasswordHash(registrationId: RegistrationId): Promise<void> {
  await write(registrationId, { remove: ["passwordHash"] });
}

/** The account that it made is being erased. Safe to repeat. */
export const deleteRegistration = (registrationId: RegistrationId): Promise<void> =>
  registrations.delete({ registrationId });

export async function recordAddressTaken(registrationId: RegistrationId): Promise<void> {
  await write(registrationId, {
    set: { addressTaken: true },
    remove: ["passwordHash"],
    when: mayRecord("addressTaken"),
  });
}

/** The callback of an execution is always the same. */
export async function recordCallback(
  registrationId: RegistrationId,
  callbackId: string,
  expiresAt: string,
): Promise<void> {
  await write(registrationId, { set: { callbackId, expiresAt, updatedAt: now() }, when: mayRecord("callbackId") });
}

/** Makes this the only link that works. Nothing happens once the button was pressed or the registration is over. */
export async function replaceToken(registrationId: RegistrationId, tokenHash: string): Promise<void> {
  await write(registrationId, {
    set: { tokenHash, updatedAt: now() },
    when: when.and(mayRecord("tokenHash"), unclicked),
  });
}

export async function markAwaitingVerification(registrationId: RegistrationId): Promise<void> {
  await move(registrationId, "awaiting_verification");
}

/** Takes a resend out of the allowance: true for the one caller who may send. */
export async function takeResend({ registrationId, resends }: Registration, nextAtMs: number): Promise<boolean> {
  const taken = await write(registrationId, {
    set: { resends: resends + 1, resendableAtMs: nextAtMs },
    when: when.and(when.is("resends", resends), when.atMost("resendableAtMs", Date.now())),
  });
  return taken !== undefined;
}

/** Uses the token up. Resolves with the registration after it, or undefined when the token is not (or no longer) the right one. */
export const consumeToken = (
  registrationId: RegistrationId,
  tokenHash: string,
  chosen?: Registration["chosen"],
): Promise<Registration | undefined> =>
  write(registrationId, {
    set: { clickedAt: now(), ...(chosen && { chosen }) },
    when: when.and(when.is("tokenHash", tokenHash), when.is("addressTaken", false), mayRecord("clickedAt")),
  });

/**
 * Ends a registration whose time is over, or that a newer one replaces: resolves with "verified" when the button was pressed
 * before. The write decides a race with the last click once and for all.
 */
export async function expireUnlessClicked(registrationId: RegistrationId): Promise<"verified" | "expired"> {
  if (await move(registrationId, "expired", { remove: ["passwordHash"] })) return "expired";
  const registration = await findRegistration(registrationId);
  return registration && isVerified(registration) ? "verified" : "expired";
}

export async function finishRegistration(registrationId: RegistrationId, status: "verified" | "failed"): Promise<void> {
  const kept = status === "verified" ? (["ttlSeconds"] as const) : [];
  await move(registrationId, status, { remove: ["passwordHash", "chosen", ...kept] });
}
