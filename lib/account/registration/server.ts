import { findAddressReservation } from "@/lib/account/customer/store";
import type { Guesser } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { hashPassword } from "@/lib/account/password/hash";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { registrationReconciler } from "@/lib/account/registration/reconciler";
import { saltFor } from "@/lib/account/registration/rules";
import type {
  Registration,
  RegistrationIn,
  RegistrationRequest,
  RegistrationView,
} from "@/lib/account/registration/schema";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import { createRegistration } from "@/lib/account/registration/transitions";
import { reconcileIfStalled, writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { digestId, isRegistrationId, keyedId, type CustomerId, type RegistrationId } from "@/lib/platform/ids";
import { newTokenSeed } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

/** New registrations of one address from one network: each may mail its owner. Repeats of the same one do not count. */
const OF_ADDRESS = { max: 20, windowSeconds: 3600 };

/** Longer than any execution that could still ask for the record. */
const KEEP_SECONDS = 90 * DAY_SECONDS;

const view = ({ registrationId, status, expiresAt, updatedAt }: Registration): RegistrationView => ({
  registrationId,
  status,
  expiresAt,
  updatedAt,
});

/**
 * Accepts a registration: stores it, then starts the durable execution that does the rest. The answer does not tell
 * whether the address is known. The same address and password again, before that registration has ended, is the same
 * registration: the id is derived from the slow hash, so a client that lost our answer may just ask again. Another password
 * is a registration of its own, which replaces one that is not verified.
 * @param caller who asks, for the mailbox's budget
 */
export async function register(
  request: RegistrationRequest,
  caller?: Guesser,
): Promise<{ readonly registrationId: RegistrationId }> {
  const { generation } = await findAddressReservation(request.email);
  const passwordHash = await hashPassword(request.password, saltFor(env("AUTH_SECRET"), request.email));
  const place = await findPlace(request.email, passwordHash, generation);
  if (place.isNew) await limitNew(request.email, caller);
  const registration = newRegistration(request, place, passwordHash);
  const { registrationId } = registration;
  await writeAndReconcile(registrationReconciler, registrationId, () => createRegistration(registration));
  log.info("registration accepted", { registrationId });
  return { registrationId };
}

interface Place {
  readonly registrationId: RegistrationId;
  readonly generation: number;
  readonly isNew: boolean;
}

/** The registration of this address and password that is under way, or the place of a new one after those that have ended. */
async function findPlace(email: string, passwordHash: string, first: number): Promise<Place> {
  for (let generation = first; ; generation++) {
    const parts = ["registration", email, passwordHash, String(generation)];
    const registrationId: RegistrationId = `reg_${keyedId(env("AUTH_SECRET"), ...parts)}`;
    const found = await findRegistration(registrationId);
    if (!found || isOpen(found)) return { registrationId, generation, isNew: !found };
  }
}

/** Before anything is stored: what is refused leaves nothing behind. @throws AppError rate_limited */
async function limitNew(email: string, caller?: Guesser): Promise<void> {
  await rateLimit({ key: `address:${digestId(email)}:${caller?.network ?? ""}`, ...OF_ADDRESS });
  await takeMail(email, caller);
}

function newRegistration(
  { email, firstName, lastName }: RegistrationRequest,
  { registrationId, generation }: Place,
  passwordHash: string,
): RegistrationIn<"pending"> {
  const createdAt = new Date();
  const customerId: CustomerId = `cus_${digestId(registrationId)}`;
  // until the workflow has started the clock that counts
  const expiresAt = new Date(createdAt.getTime() + VERIFICATION_TIMEOUT_SECONDS * 1000).toISOString();
  const at = createdAt.toISOString();
  return {
    registrationId,
    customerId,
    email,
    firstName,
    lastName,
    passwordHash,
    generation,
    addressTaken: false,
    status: "pending",
    createdAt: at,
    updatedAt: at,
    expiresAt,
    resends: 0,
    resendableAtMs: 0,
    tokenSeed: newTokenSeed(),
    ttlSeconds: ttlAfter(createdAt.getTime(), KEEP_SECONDS),
  };
}

/** @throws AppError not_found */
export async function mustFind(registrationId: string): Promise<Registration> {
  const registration = isRegistrationId(registrationId) ? await findRegistration(registrationId) : undefined;
  if (!registration) throw new AppError("not_found");
  return registration;
}

/** Repairs a registration that has stalled. @throws AppError not_found */
export async function getRegistration(registrationId: string): Promise<RegistrationView> {
  const registration = await mustFind(registrationId);
  await reconcileIfStalled(registrationReconciler, registrationId, registration);
  return view(registration);
}
