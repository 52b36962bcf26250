/** How long an authorised card payment can be captured: seven days, the shortest of the large card networks. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method#authorization-validity-windows */
export const AUTHORIZATION_SECONDS = 7 * 24 * 3600;
