import { registrations } from "@/lib/account/registration/record";
import type { Registration } from "@/lib/account/registration/schema";

/** The registration as last written, or undefined. */
export const findRegistration = (registrationId: string): Promise<Registration | undefined> =>
  registrations.get({ registrationId });
