import type { AddressReservation } from "@/lib/account/customer/schema";
import {
  deleteUnverifiedCustomer,
  findAddressReservation,
  releaseAddress,
  reserveAddress,
} from "@/lib/account/customer/store";
import { registrationReconciler } from "@/lib/account/registration/reconciler";
import { isNewer, isVerified } from "@/lib/account/registration/rules";
import type { Registration } from "@/lib/account/registration/schema";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import { expireUnlessClicked } from "@/lib/account/registration/transitions";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { anyReconciler, tryReconcile } from "@/lib/platform/durable/reconcile";
import type { CustomerId } from "@/lib/platform/ids";

/** No session outlives the customer. */
async function removeUnverified(customerId: CustomerId): Promise<void> {
  await deleteUnverifiedCustomer(customerId);
  await endStaleSessions(customerId);
}

/** Frees what an expired or failed registration held. Safe to repeat. */
export async function freeAddress(registration: Registration): Promise<void> {
  await removeUnverified(registration.customerId);
  await releaseAddress(registration.email, registration);
}

/** `newer`: a registration that was asked for later has it. `owned`: a verified customer, or the team. */
type Taken = "mine" | "newer" | "owned";

/**
 * Takes the address for a registration. One of the same address that is not verified gives way to the newer: it expires,
 * unless its button was pressed before, and its customer, password and sessions are gone before the address changes hands.
 * Safe to repeat, and to be interrupted anywhere: the address names the one that gives way until that is done.
 */
export async function takeAddress(registration: Registration): Promise<Taken> {
  const { email, customerId, registrationId, generation } = registration;
  for (;;) {
    const held = await findAddressReservation(email);
    const refusal = await makeWay(held, registration);
    if (refusal) return refusal;
    if (await reserveAddress(email, { customerId, registrationId, generation }, held.customerId)) return "mine";
  }
}

/**
 * Takes the address for who has proven the mailbox and did not sign up: a registration that is not verified gives way. False
 * where another account has it for good. Safe to repeat, and to be interrupted anywhere.
 */
export async function takeProvenAddress(email: string, customerId: CustomerId): Promise<boolean> {
  for (;;) {
    const held = await findAddressReservation(email);
    if (held.customerId && held.customerId !== customerId && !(await pushAside(email, held))) return false;
    if (await reserveAddress(email, { customerId })) return true;
  }
}

async function pushAside(email: string, held: AddressReservation): Promise<boolean> {
  if (!held.customerId || !held.registrationId) return false;
  if ((await expireUnlessClicked(held.registrationId)) === "verified") return false;
  await removeUnverified(held.customerId);
  await releaseAddress(email, { customerId: held.customerId, generation: held.generation });
  await tryReconcile(anyReconciler(registrationReconciler), held.registrationId); // its execution need not wait any longer
  return true;
}

async function makeWay(held: AddressReservation, registration: Registration): Promise<"newer" | "owned" | undefined> {
  if (!held.customerId || held.customerId === registration.customerId) return undefined;
  if (!held.registrationId) return "owned";
  const holder = await findRegistration(held.registrationId);
  if (holder && isOpen(holder) && !isVerified(holder) && isNewer(holder, registration)) return "newer";
  if ((await expireUnlessClicked(held.registrationId)) === "verified") return "owned";
  await removeUnverified(held.customerId);
  await tryReconcile(anyReconciler(registrationReconciler), held.registrationId); // its execution need not wait any longer
  return undefined;
}
