/** The present as ISO 8601, and later than the given moment in any case: two changes never share one. */
export const momentAfter = (previous: string | undefined, nowMs: number): string =>
  new Date(Math.max(nowMs, previous === undefined ? 0 : Date.parse(previous) + 1)).toISOString();

/** Whether a session from that moment still counts: it ends when the password is changed, wherever it is. */
export const isOfPassword = (
  session: { readonly passwordSetAt?: string | undefined },
  customer: { readonly passwordSetAt?: string | undefined },
): boolean => session.passwordSetAt === customer.passwordSetAt;
