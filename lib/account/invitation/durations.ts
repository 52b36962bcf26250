/** How long an invitation to the team can be accepted. */
export const INVITATION_TIMEOUT_SECONDS = 7 * 24 * 3600;
