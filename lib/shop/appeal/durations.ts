/** How long an appeal is kept: a rejection can be asked about for a year. */
export const APPEAL_RETENTION_SECONDS = 365 * 24 * 3600;
