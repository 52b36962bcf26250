import { z } from "zod";
import { missingOf, seller } from "../content/seller";
import { environmentSchema } from "../lib/platform/env";

/**
 * What a person decides for each stage before the first deploy, in `.env.<stage>` (SST loads it) or in the shell.
 * Everything else follows from the resources.
 */
const settingsSchema = z.object({
  MAIL_FROM: environmentSchema.shape.MAIL_FROM,
  /** Given: SES verifies the whole domain by DNS. Absent: it verifies the one address of `MAIL_FROM` by a mail. */
  MAIL_DOMAIN: z.hostname().optional(),
  /** Given: the store's own name, in a Route 53 zone of the account. Absent: CloudFront's. */
  SITE_DOMAIN: z.hostname().optional(),
  STRIPE_API_URL: environmentSchema.shape.STRIPE_API_URL.default("https://api.stripe.com"),
  WAREHOUSE_ADDRESS: environmentSchema.shape.WAREHOUSE_ADDRESS,
  BEACON_URL: environmentSchema.shape.BEACON_URL.default("https://api.drand.sh"),
  /** drand's quicknet. */
  BEACON_CHAIN: environmentSchema.shape.BEACON_CHAIN.default(
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  ),
  EASYPOST_API_URL: environmentSchema.shape.EASYPOST_API_URL.default("https://api.easypost.com/v2/"),
  /** Given: a language model writes the explanations of risk. */
  WORDS_MODEL: environmentSchema.shape.WORDS_MODEL.default("template"),
  WORDS_API_URL: environmentSchema.shape.WORDS_API_URL.default(""),
});

function readSettings(): z.infer<typeof settingsSchema> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`Settings of stage ${$app.stage} (.env.${$app.stage}):\n${z.prettifyError(parsed.error)}`);
}

export const settings = readSettings();
export const isProduction = $app.stage === "production";

/** No shop opens without saying who sells: placeholders are for every other stage. */
function assertFilledIn(): void {
  const missing = missingOf(seller);
  if (missing.length > 0)
    throw new Error(`Fill in content/seller.ts before a deploy to production: ${missing.join(", ")}`);
}
if (isProduction) assertFilledIn();

if (settings.WORDS_MODEL.startsWith("openai-compatible:") && settings.WORDS_API_URL === "")
  throw new Error(`WORDS_API_URL of stage ${$app.stage} must say where ${settings.WORDS_MODEL} answers`);
