import { getCustomer, markCustomerVerified, putCustomer } from "@/lib/account/customer/store";
import { freeAddress, takeAddress } from "@/lib/account/registration/address";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { TerminalError } from "@/lib/platform/errors";
import type { RegistrationId } from "@/lib/platform/ids";
import { mailLetter, mailWelcome } from "@/lib/account/registration/mails";
import type { Registration } from "@/lib/account/registration/schema";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { clickedAtOf } from "@/lib/account/registration/rules";
import { isOpen } from "@/lib/account/registration/states";
import { findRegistration } from "@/lib/account/registration/store";
import {
  removePasswordHash,
  expireUnlessClicked,
  finishRegistration,
  markAwaitingVerification,
  recordAddressTaken,
  recordCallback,
} from "@/lib/account/registration/transitions";

async function load(registrationId: RegistrationId): Promise<Registration> {
  const registration = await findRegistration(registrationId);
  if (!registration) throw new TerminalError(`${registrationId} is not stored`);
  return registration;
}

/** `replaced`: a newer registration has the address, and this one is over. */
type Created = "created" | "address_taken" | "replaced";

async function createCustomer(registrationId: RegistrationId): Promise<Created> {
  const registration = await load(registrationId);
  if (registration.addressTaken) return "address_taken"; // found so before; its owner may have released it since
  if (!isOpen(registration)) return "replaced";
  const taken = await takeAddress(registration);
  if (taken === "mine") return storeCustomer(registration);
  await (taken === "newer" ? expireUnlessClicked(registrationId) : recordAddressTaken(registrationId));
  return taken === "newer" ? "replaced" : "address_taken";
}

async function storeCustomer(registration: Registration): Promise<"created"> {
  const { registrationId, customerId, email, firstName, lastName, passwordHash, createdAt } = registration;
  if (passwordHash)
    await putCustomer({ customerId, email, firstName, lastName, passwordHash, role: "customer", createdAt });
  else if (!(await getCustomer(customerId))) throw new TerminalError(`${registrationId} lost its customer`);
  await removePasswordHash(registrationId);
  return "created";
}

/** The customer first: no session from before outlives the verification, and the page that shows it offers to sign in. */
async function verified(registration: Registration): Promise<void> {
  const { registrationId, customerId, chosen } = registration;
  const at = clickedAtOf(registration) ?? new Date().toISOString();
  await markCustomerVerified(customerId, at, chosen && { ...chosen, passwordSetAt: at });
  await endStaleSessions(customerId);
  await finishRegistration(registrationId, "verified");
}

async function settle(registrationId: RegistrationId): Promise<"verified" | "expired"> {
  const outcome = await expireUnlessClicked(registrationId);
  const registration = await findRegistration(registrationId);
  if (!registration) return "expired"; // its owner has erased the account, unverified as it was
  await (outcome === "verified" ? verified(registration) : freeAddress(registration));
  return outcome;
}

/** The effects of the workflow. Each may run again after it happened. */
export const registrationSteps = (registrationId: RegistrationId) => ({
  createCustomer: () => createCustomer(registrationId),

  storeCallback: (callbackId: string) =>
    recordCallback(
      registrationId,
      callbackId,
      new Date(Date.now() + VERIFICATION_TIMEOUT_SECONDS * 1000).toISOString(),
    ),

  /** Nothing is mailed for a registration that is over, or whose button was pressed. */
  mailFirstLetter: async (): Promise<"mailed" | "settled"> => {
    const registration = await load(registrationId);
    if (!isOpen(registration) || clickedAtOf(registration)) return "settled";
    await mailLetter(registration, 0);
    await markAwaitingVerification(registrationId);
    return "mailed";
  },

  settle: () => settle(registrationId),

  giveUp: async () => {
    await finishRegistration(registrationId, "failed");
    const registration = await findRegistration(registrationId);
    if (registration?.status === "failed") await freeAddress(registration);
  },

  /** The account may have been erased since, and its registration with it. */
  mailWelcome: async () => {
    const registration = await findRegistration(registrationId);
    if (registration) await mailWelcome(registration);
  },
});

export type RegistrationSteps = ReturnType<typeof registrationSteps>;
