import type { Addressee } from "@/lib/account/customer/schema";

/** How a letter begins. Before the mailbox is verified a stranger may have typed the name: then without it. */
export const greetingOf = ({ firstName, verifiedAt }: Omit<Addressee, "email">): string =>
  verifiedAt === undefined ? "Hello," : `Hello ${firstName},`;

/** The present as ISO 8601, and later than the given moment in any case: two changes never share one. */
export const momentAfter = (previous: string | undefined, nowMs: number): string =>
  new Date(Math.max(nowMs, previous === undefined ? 0 : Date.parse(previous) + 1)).toISOString();
