/** How long a new customer has to press the button in the mail. */
export const VERIFICATION_TIMEOUT_SECONDS = 48 * 3600;
