import { z } from "zod";

/** Every variable the app and the workflows may read. The cloud and the laptop differ only in these and in the AWS SDK's own. */
export const environmentSchema = z.object({
  SITE_URL: z.url(),
  TABLE_NAME: z.string().min(3),
  MAIL_FROM: z.string().min(3),
  AUTH_SECRET: z.string().min(32),
  STRIPE_SECRET_KEY: z.string().min(8),
  STRIPE_WEBHOOK_SECRET: z.string().min(8),
  STRIPE_API_URL: z.url(),
  EASYPOST_API_KEY: z.string().min(8),
  EASYPOST_WEBHOOK_SECRET: z.string().min(8),
  /** With its version and a slash at the end, as the client wants it: `https://api.easypost.com/v2/`. */
  EASYPOST_API_URL: z.url().endsWith("/"),
  /** A drand server, and the hash of the chain whose rounds decide draws. */
  BEACON_URL: z.url(),
  BEACON_CHAIN: z.string().regex(/^[0-9a-f]{64}$/, "must be a chain's hash"),
  /** Where parcels begin and returns go: a postal address (lib/platform/postal-address) as JSON. */
  WAREHOUSE_ADDRESS: z.string().startsWith("{"),
  /** Qualified: `name:qualifier` or `arn:qualifier`; AWS refuses unqualified durable invokes. */
  REGISTRATION_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  PASSWORD_RESET_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  INVITATION_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  DROP_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  DRAW_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  ORDER_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  RETURN_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  RECONCILIATION_FUNCTION: z.string().regex(/:[^:]+$/, "must be qualified"),
  /** Who writes the explanations of risk: `template`, or a language model: `bedrock:<model>`, `openai-compatible:<model>`. */
  WORDS_MODEL: z
    .string()
    .regex(/^(template|(bedrock|openai-compatible):\S{1,200})$/, "must be template or provider:model"),
  /** Where that model answers. Empty: Amazon Bedrock of the function's region. */
  WORDS_API_URL: z.literal("").or(z.url()),
  WORDS_API_KEY: z.string().min(1),
  /** Whose word on the caller's address counts: that of the proxies in a row, or of CloudFront alone. */
  CALLER_HEADER: z.enum(["x-forwarded-for", "cloudfront-viewer-address"]),
  /** How many entries our proxies append to that header after the caller's address. */
  PROXY_HOPS: z.string().regex(/^[0-9]$/, "must be 0 to 9"),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Reads one variable when it is first needed, so that a build needs none. Throws a message naming the variable. */
export function env<Name extends keyof Environment>(name: Name): Environment[Name] {
  const parsed = environmentSchema.shape[name].safeParse(process.env[name]);
  if (parsed.success) return parsed.data as Environment[Name];
  throw new Error(`Environment variable ${name}: ${parsed.error.issues[0]?.message ?? "invalid"}`);
}
