export const SITE_NAME = "QuantaSneaks";
