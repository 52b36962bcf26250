import { findAddressReservation } from "@/lib/account/customer/store";
import type { Registration } from "@/lib/account/registration/schema";
import { findRegistration } from "@/lib/account/registration/store";
import { deleteRegistration } from "@/lib/account/registration/transitions";
import type { Person, PersonalData } from "@/lib/platform/privacy/contribution";

/** The sign-up that made the account; others of the address were never theirs, and end with their time. */
async function registrationOf({ customerId, email }: Person): Promise<Registration | undefined> {
  const held = await findAddressReservation(email);
  return held.customerId === customerId && held.registrationId ? findRegistration(held.registrationId) : undefined;
}

export const registrationData: PersonalData = {
  name: "registrations",
  export: async (person) => {
    const registration = await registrationOf(person);
    if (!registration) return [];
    const { registrationId, status, email, firstName, lastName, createdAt, updatedAt, resends } = registration;
    return [{ registrationId, status, email, firstName, lastName, createdAt, updatedAt, mailsSent: resends + 1 }];
  },
  erase: async (person) => {
    const registration = await registrationOf(person);
    if (registration) await deleteRegistration(registration.registrationId);
  },
};
