/**
 * Every function of the backend, once. `infra/` deploys this list to AWS, `local/main.ts` runs it on this machine.
 * Pure data: loaded by plain Node, by esbuild and by SST's bundler, so it imports nothing.
 */

const HOUR = 3600;

/** How long a new customer has to press the button in the mail. */
export const VERIFICATION_TIMEOUT_SECONDS = 48 * HOUR;
/** How long the link to a new password works. */
export const PASSWORD_RESET_TIMEOUT_SECONDS = 1 * HOUR;
/** How long a reserved pair waits for its payment. */
export const PAYMENT_TIMEOUT_SECONDS = 1 * HOUR;
/** How long an authorised payment waits for a person's decision. */
export const APPROVAL_TIMEOUT_SECONDS = 24 * HOUR;

/** How long anything we lean on may be down before an execution gives up: nothing but this ends one unfinished. */
const OUTAGE_SECONDS = 30 * 24 * HOUR;

/** Names of the variables (see lib/platform/env.ts) that a function is given. */
type EnvironmentVariable =
  | "TABLE_NAME"
  | "SITE_URL"
  | "MAIL_FROM"
  | "AUTH_SECRET"
  | "STRIPE_SECRET_KEY"
  | "STRIPE_API_URL"
  | "REGISTRATION_FUNCTION"
  | "PASSWORD_RESET_FUNCTION"
  | "ORDER_FUNCTION";

export interface CatalogFunction {
  /** `path/from/root.export`, without extension, as SST and Lambda write it. */
  readonly handler: string;
  /** Longest single invocation. */
  readonly invocationTimeoutSeconds: number;
  readonly environment: readonly EnvironmentVariable[];
  /** Absent: an ordinary function. */
  readonly durable?: {
    readonly executionTimeoutSeconds: number;
    readonly retentionDays: number;
    /** Every wait on the longest road through the workflow. */
    readonly waitsSeconds: readonly number[];
  };
  /** Invoked by the scheduler at this rate. */
  readonly everyMinutes?: number;
}

export const catalog = {
  registration: {
    handler: "workflows/registration/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "AUTH_SECRET"],
    durable: {
      executionTimeoutSeconds: VERIFICATION_TIMEOUT_SECONDS + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: [VERIFICATION_TIMEOUT_SECONDS],
    },
  },
  "password-reset": {
    handler: "workflows/password-reset/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "AUTH_SECRET"],
    durable: {
      executionTimeoutSeconds: PASSWORD_RESET_TIMEOUT_SECONDS + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: [PASSWORD_RESET_TIMEOUT_SECONDS],
    },
  },
  order: {
    handler: "workflows/order/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "STRIPE_SECRET_KEY", "STRIPE_API_URL"],
    durable: {
      executionTimeoutSeconds: PAYMENT_TIMEOUT_SECONDS + APPROVAL_TIMEOUT_SECONDS + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: [PAYMENT_TIMEOUT_SECONDS, APPROVAL_TIMEOUT_SECONDS],
    },
  },
  sweep: {
    handler: "workflows/sweep/handler.handler",
    invocationTimeoutSeconds: 50,
    environment: [
      "TABLE_NAME",
      "SITE_URL",
      "MAIL_FROM",
      "REGISTRATION_FUNCTION",
      "PASSWORD_RESET_FUNCTION",
      "ORDER_FUNCTION",
    ],
    everyMinutes: 1,
  },
  seed: {
    handler: "workflows/seed/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME"],
  },
} as const satisfies Record<string, CatalogFunction>;

export type FunctionName = keyof typeof catalog;
