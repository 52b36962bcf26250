/** What a payment promises about time. Imports nothing: `workflows/catalog.ts` is read by plain Node, esbuild and SST. */

/** How long a reserved pair waits for its payment, where its drop says nothing else. */
export const PAYMENT_TIMEOUT_SECONDS = 3600;
/** The longest that a drop may let it wait: the payment provider keeps no page open for longer. */
export const LONGEST_PAYMENT_WINDOW_SECONDS = 24 * 3600;
/** How long an authorised card payment can be captured: seven days, the shortest of the large card networks. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method#authorization-validity-windows */
export const AUTHORIZATION_SECONDS = 7 * 24 * 3600;
