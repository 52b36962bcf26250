/** What an order promises about time. Imports nothing: `workflows/catalog.ts` is read by plain Node, esbuild and SST. */

/** How long an authorised payment waits for a person's decision. */
export const APPROVAL_TIMEOUT_SECONDS = 24 * 3600;
/** How long a paid order waits to be packed and handed over: after that it is undone (30 days at most, Directive 2011/83, Article 18). */
export const PACKING_TIMEOUT_SECONDS = 14 * 24 * 3600;
/** A parcel that was not scanned for so long is looked into. */
export const LOST_AFTER_SECONDS = 7 * 24 * 3600;
/** After so many such spells nothing is expected of the carrier any more. */
export const DELIVERY_SPELLS = 8;
/** How long after the delivery the shopper may withdraw (Directive 2011/83, Article 9). */
export const WITHDRAWAL_SECONDS = 14 * 24 * 3600;
/** How long the address of an order is kept: claims of its buyer lapse after three years at the latest (§ 195, 199 BGB). */
export const ADDRESS_RETENTION_SECONDS = 4 * 365 * 24 * 3600;
/** How long a shopper may appeal after a rejection, and order again after an appeal that was accepted. */
export const APPEAL_SECONDS = 48 * 3600;
