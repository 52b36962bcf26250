/** How long a shopper may appeal after a rejection, and order again after an appeal that was accepted. */
export const APPEAL_SECONDS = 48 * 3600;
/** How long an appeal is kept: a rejection can be asked about for a year. */
export const APPEAL_RETENTION_SECONDS = 365 * 24 * 3600;
