/** How long the link to a new password works. */
export const PASSWORD_RESET_TIMEOUT_SECONDS = 3600;
