/** What an order promises about time. Imports nothing: `workflows/catalog.ts` is read by plain Node, esbuild and SST. */

/** How long a reserved pair waits for its payment. */
export const PAYMENT_TIMEOUT_SECONDS = 3600;
/** How long an authorised payment waits for a person's decision. */
export const APPROVAL_TIMEOUT_SECONDS = 24 * 3600;
/** How long the address of an order is kept: claims of its buyer lapse after three years at the latest (§ 195, 199 BGB). */
export const ADDRESS_RETENTION_SECONDS = 4 * 365 * 24 * 3600;
