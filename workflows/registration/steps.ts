import {
  reserveAddress,
  closeGeneration,
  deleteUnverifiedCustomer,
  getCustomer,
  markCustomerVerified,
  putCustomer,
  releaseAddress,
} from "@/lib/account/customer/store";
import { TerminalError } from "@/lib/platform/errors";
import type { RegistrationId } from "@/lib/platform/ids";
import { mailLetter, mailWelcome } from "@/lib/account/registration/mails";
import type { Registration } from "@/lib/account/registration/schema";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { clickedAtOf } from "@/lib/account/registration/rules";
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

async function createCustomer(registrationId: RegistrationId): Promise<"created" | "address_taken"> {
  const { customerId, email, firstName, lastName, passwordHash, createdAt, addressTaken } = await load(registrationId);
  if (addressTaken) return "address_taken"; // found so before; its owner may have released it since
  if (!(await reserveAddress(email, customerId))) {
    await recordAddressTaken(registrationId);
    return "address_taken";
  }
  if (passwordHash)
    await putCustomer({ customerId, email, firstName, lastName, passwordHash, role: "customer", createdAt });
  else if (!(await getCustomer(customerId))) throw new TerminalError(`${registrationId} lost its customer`);
  await removePasswordHash(registrationId);
  return "created";
}

/** Frees what the registration held: the customer first, so that no session begins for an address that another may now reserve. */
async function free({ customerId, email, generation }: Registration): Promise<void> {
  await deleteUnverifiedCustomer(customerId);
  await releaseAddress(email, customerId);
  await closeGeneration(email, generation);
}

async function settle(registrationId: RegistrationId): Promise<"verified" | "expired"> {
  const outcome = await expireUnlessClicked(registrationId);
  const registration = await load(registrationId);
  if (outcome === "expired") {
    await free(registration);
    return outcome;
  }
  const { customerId, email, generation } = registration;
  await markCustomerVerified(customerId, clickedAtOf(registration) ?? new Date().toISOString());
  await closeGeneration(email, generation);
  await finishRegistration(registrationId, "verified"); // last: the page that shows it offers to sign in and order
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

  mailFirstLetter: async () => {
    await mailLetter(await load(registrationId), 0);
    await markAwaitingVerification(registrationId);
  },

  settle: () => settle(registrationId),

  giveUp: async () => {
    await finishRegistration(registrationId, "failed");
    const registration = await findRegistration(registrationId);
    if (registration) await free(registration);
  },

  mailWelcome: () => mailWelcome(registrationId),
});

export type RegistrationSteps = ReturnType<typeof registrationSteps>;
