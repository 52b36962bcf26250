import { sessionSchema } from "@/lib/account/session/schema";
import { entity } from "@/lib/platform/table/entity";

export const sessionsOf = (customerId: string): string => `SESSIONS#${customerId}`;

/** The session's record: the token leads to it, and those of a customer are one partition. */
export const sessions = entity({
  schema: sessionSchema,
  key: ({ customerId, sessionId }: { readonly customerId: string; readonly sessionId: string }) => ({
    pk: sessionsOf(customerId),
    sk: `SESSION#${sessionId}`,
  }),
});
