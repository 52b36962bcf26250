/** Set once a stage: `npx sst secret set AuthSecret ... --stage <stage>`. */
export const secrets = {
  AUTH_SECRET: new sst.Secret("AuthSecret").value,
  STRIPE_SECRET_KEY: new sst.Secret("StripeSecretKey").value,
  STRIPE_WEBHOOK_SECRET: new sst.Secret("StripeWebhookSecret").value,
  EASYPOST_API_KEY: new sst.Secret("EasypostApiKey").value,
  EASYPOST_WEBHOOK_SECRET: new sst.Secret("EasypostWebhookSecret").value,
  /** Only where `WORDS_MODEL` names an OpenAI-compatible model that asks for a key. */
  WORDS_API_KEY: new sst.Secret("WordsApiKey", "none").value,
};
