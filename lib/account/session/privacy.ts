import { findSessions } from "@/lib/account/session/store";
import { endSession } from "@/lib/account/session/transitions";
import type { PersonalData } from "@/lib/platform/privacy/contribution";

/** Where a person is or was signed in, while it is stored. */
export const sessionData: PersonalData = {
  name: "sessions",
  export: async ({ customerId }) =>
    (await findSessions(customerId)).map(({ device, network, authTime, lastSeenAt, endsAt }) => ({
      device,
      networkDigest: network,
      signedInAt: authTime,
      lastSeenAt,
      endsAt,
    })),
  erase: async ({ customerId }) => {
    await Promise.all((await findSessions(customerId)).map(endSession));
  },
};
