import "server-only";
import { ListDurableExecutionsByFunctionCommand } from "@aws-sdk/client-lambda";
import { GetAccountCommand } from "@aws-sdk/client-sesv2";
import { lambda, ses } from "@/lib/platform/aws/clients";
import { getItem } from "@/lib/platform/table/read";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { memo } from "@/lib/platform/memo";

const PATIENCE_MS = 3000;
const FRESH_FOR_MS = 1000;

const anyAnswer = (url: string, signal: AbortSignal) => fetch(url, { signal, redirect: "manual" });

type CheckName = "table" | "workflows" | "mail" | "payments" | "carrier";
const PROBES: Readonly<Record<CheckName, (signal: AbortSignal) => Promise<unknown>>> = {
  table: () => getItem({ pk: "DROP", sk: "CURRENT" }),
  workflows: (abortSignal) => {
    const [, FunctionName, Qualifier] = /^(.*):([^:]+)$/.exec(env("ORDER_FUNCTION")) ?? [];
    return lambda().send(new ListDurableExecutionsByFunctionCommand({ FunctionName, Qualifier, MaxItems: 1 }), {
      abortSignal,
    });
  },
  mail: (abortSignal) => ses().send(new GetAccountCommand({}), { abortSignal }),
  payments: (signal) => anyAnswer(env("STRIPE_API_URL"), signal),
  carrier: (signal) => anyAnswer(env("EASYPOST_API_URL"), signal),
};

async function check(name: CheckName): Promise<readonly [CheckName, "up" | "down"]> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const late = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    await Promise.race([PROBES[name](signal), late]);
    return [name, "up"];
  } catch (error) {
    log.warn("a dependency is down", { dependency: name }, error);
    return [name, "down"];
  }
}

export interface Health {
  readonly status: "up" | "down";
  readonly checks: Readonly<Record<string, "up" | "down">>;
}

async function probeAll(): Promise<Health> {
  const checks = Object.fromEntries(await Promise.all((Object.keys(PROBES) as CheckName[]).map(check)));
  return { status: Object.values(checks).includes("down") ? "down" : "up", checks };
}

/** Whether every service that the store depends on is there, at most a second old: anybody may ask as often as they like. */
export const readHealth = memo(FRESH_FOR_MS, probeAll);
