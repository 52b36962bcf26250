import { INVITATION_TIMEOUT_SECONDS } from "../lib/account/invitation/durations.ts";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "../lib/account/password-reset/durations.ts";
import { VERIFICATION_TIMEOUT_SECONDS } from "../lib/account/registration/durations.ts";
import {
  LONGEST_ENTRIES_WAIT_SECONDS,
  LONGEST_HOLD_PAUSE_SECONDS,
  LONGEST_LINE_WAIT_SECONDS,
  MOST_ENTRIES_WAITS,
  MOST_LINE_TURNS,
} from "../lib/shop/draw/durations.ts";
import { FAIRNESS_WAIT_SECONDS, LAST_ORDERS_SECONDS, MOST_FAIRNESS_WAITS } from "../lib/shop/fairness/durations.ts";
import { LONGEST_DROP_WAIT_SECONDS, MOST_DROP_WAITS } from "../lib/shop/drop/durations.ts";
import {
  DELIVERY_SPELLS,
  LOST_AFTER_SECONDS,
  PACKING_TIMEOUT_SECONDS,
  WITHDRAWAL_SECONDS,
} from "../lib/shop/order/durations.ts";
import { AUTHORIZATION_SECONDS, LONGEST_PAYMENT_WINDOW_SECONDS } from "../lib/shop/payment/durations.ts";
import {
  INSPECTION_SECONDS,
  RETURN_TRANSIT_SECONDS,
  SENDING_SECONDS,
  SENDING_SPELLS,
} from "../lib/shop/returns/durations.ts";

/**
 * Every function of the backend, once. `infra/` deploys this list to AWS, `local/` runs it on this machine.
 * Pure data: loaded by plain Node, by esbuild and by SST's bundler, so it imports nothing but the domains' durations.
 */

const DAY = 24 * 3600;

/** How long a service that we depend on may be down before an execution gives up: nothing but this ends one unfinished. */
const OUTAGE_SECONDS = 30 * DAY;

/** Names of the variables (see lib/platform/env.ts) that a function is given. */
type EnvironmentVariable =
  | "TABLE_NAME"
  | "SITE_URL"
  | "MAIL_FROM"
  | "AUTH_SECRET"
  | "STRIPE_SECRET_KEY"
  | "STRIPE_API_URL"
  | "EASYPOST_API_KEY"
  | "EASYPOST_API_URL"
  | "WAREHOUSE_ADDRESS"
  | "WORDS_MODEL"
  | "WORDS_API_URL"
  | "WORDS_API_KEY"
  | "REGISTRATION_FUNCTION"
  | "PASSWORD_RESET_FUNCTION"
  | "INVITATION_FUNCTION"
  | "ORDER_FUNCTION"
  | "DROP_FUNCTION"
  | "DRAW_FUNCTION"
  | "BEACON_URL"
  | "BEACON_CHAIN"
  | "RETURN_FUNCTION"
  | "RECONCILIATION_FUNCTION";

/** The internet-facing site's own. It holds no key that moves money or parcels: webhooks need the signing secret alone. */
export const siteEnvironment = [
  "SITE_URL",
  "TABLE_NAME",
  "MAIL_FROM",
  "AUTH_SECRET",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_API_URL",
  "EASYPOST_WEBHOOK_SECRET",
  "EASYPOST_API_URL",
  "REGISTRATION_FUNCTION",
  "PASSWORD_RESET_FUNCTION",
  "INVITATION_FUNCTION",
  "ORDER_FUNCTION",
  "DROP_FUNCTION",
  "DRAW_FUNCTION",
  "RETURN_FUNCTION",
  "RECONCILIATION_FUNCTION",
  "CALLER_HEADER",
  "PROXY_HOPS",
] as const;

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
    /** Every wait on the longest path through the workflow. */
    readonly waitsSeconds: readonly number[];
  };
  /** Invoked by the scheduler at this rate. */
  readonly everyMinutes?: number;
  /** Invoked by the scheduler once a day, at this hour (UTC). */
  readonly dailyAtHour?: number;
}

/** The wait for a decision lasts at most as long as the card's authorisation. */
const ORDER_WAITS = [
  LONGEST_PAYMENT_WINDOW_SECONDS,
  AUTHORIZATION_SECONDS,
  PACKING_TIMEOUT_SECONDS,
  DELIVERY_SPELLS * LOST_AFTER_SECONDS,
  WITHDRAWAL_SECONDS,
];
const RETURN_WAITS = [SENDING_SPELLS * SENDING_SECONDS, RETURN_TRANSIT_SECONDS, INSPECTION_SECONDS];
const DRAW_WAITS = [
  MOST_ENTRIES_WAITS * LONGEST_ENTRIES_WAIT_SECONDS,
  MOST_LINE_TURNS * (LONGEST_LINE_WAIT_SECONDS + LONGEST_HOLD_PAUSE_SECONDS),
];
const DROP_WAITS = [
  MOST_DROP_WAITS * LONGEST_DROP_WAIT_SECONDS,
  LAST_ORDERS_SECONDS,
  MOST_FAIRNESS_WAITS * FAIRNESS_WAIT_SECONDS,
];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

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
  invitation: {
    handler: "workflows/invitation/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "AUTH_SECRET"],
    durable: {
      executionTimeoutSeconds: INVITATION_TIMEOUT_SECONDS + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: [INVITATION_TIMEOUT_SECONDS],
    },
  },
  order: {
    handler: "workflows/order/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: [
      "TABLE_NAME",
      "SITE_URL",
      "MAIL_FROM",
      "STRIPE_SECRET_KEY",
      "STRIPE_API_URL",
      "EASYPOST_API_KEY",
      "EASYPOST_API_URL",
      "WAREHOUSE_ADDRESS",
      "WORDS_MODEL",
      "WORDS_API_URL",
      "WORDS_API_KEY",
    ],
    durable: {
      executionTimeoutSeconds: sum(ORDER_WAITS) + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: ORDER_WAITS,
    },
  },
  return: {
    handler: "workflows/return/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: [
      "TABLE_NAME",
      "SITE_URL",
      "MAIL_FROM",
      "STRIPE_SECRET_KEY",
      "STRIPE_API_URL",
      "EASYPOST_API_KEY",
      "EASYPOST_API_URL",
      "WAREHOUSE_ADDRESS",
    ],
    durable: {
      executionTimeoutSeconds: sum(RETURN_WAITS) + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: RETURN_WAITS,
    },
  },
  draw: {
    handler: "workflows/draw/handler.handler",
    invocationTimeoutSeconds: 900,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "AUTH_SECRET", "BEACON_URL", "BEACON_CHAIN", "ORDER_FUNCTION"],
    durable: {
      executionTimeoutSeconds: sum(DRAW_WAITS) + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: DRAW_WAITS,
    },
  },
  drop: {
    handler: "workflows/drop/handler.handler",
    invocationTimeoutSeconds: 120,
    environment: ["TABLE_NAME", "SITE_URL", "MAIL_FROM", "AUTH_SECRET", "BEACON_URL", "BEACON_CHAIN", "DRAW_FUNCTION"],
    durable: {
      executionTimeoutSeconds: sum(DROP_WAITS) + OUTAGE_SECONDS,
      retentionDays: 30,
      waitsSeconds: DROP_WAITS,
    },
  },
  reconciliation: {
    handler: "workflows/reconciliation/handler.handler",
    invocationTimeoutSeconds: 300,
    environment: ["TABLE_NAME", "STRIPE_SECRET_KEY", "STRIPE_API_URL"],
    durable: { executionTimeoutSeconds: DAY, retentionDays: 30, waitsSeconds: [] },
    dailyAtHour: 3,
  },
  sweep: {
    handler: "workflows/sweep/handler.handler",
    invocationTimeoutSeconds: 50,
    environment: [
      "TABLE_NAME",
      "SITE_URL",
      "MAIL_FROM",
      "AUTH_SECRET",
      "REGISTRATION_FUNCTION",
      "PASSWORD_RESET_FUNCTION",
      "INVITATION_FUNCTION",
      "ORDER_FUNCTION",
      "DROP_FUNCTION",
      "DRAW_FUNCTION",
      "RETURN_FUNCTION",
    ],
    everyMinutes: 1,
  },
  seed: {
    handler: "workflows/seed/handler.handler",
    invocationTimeoutSeconds: 60,
    environment: ["TABLE_NAME", "DROP_FUNCTION"],
  },
} as const satisfies Record<string, CatalogFunction>;

export type FunctionName = keyof typeof catalog;
