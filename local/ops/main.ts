/**
 * `npm run ops -- reconcile`: has payments and orders of the running local store compared now, and prints what differs.
 * Exit 0 when nothing does, 1 when something does, 2 when it could not be asked.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { functionsAt } from "../supervisor/functions.ts";
import { readSettings } from "../supervisor/settings.ts";
import { UserError } from "../supervisor/user-error.ts";

interface Books {
  readonly payments: number;
  readonly orders: number;
  readonly open: number;
  readonly differences: readonly {
    readonly kind: string;
    readonly since: string;
    readonly intentId: string;
    readonly orderId?: string;
    readonly provider: string;
    readonly store: string;
  }[];
}

/** Longer than the provider takes to list what it has. */
const PATIENCE_MS = 15 * 60_000;
const root = path.resolve(import.meta.dirname, "..", "..");

function lambdaUrl(): string {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  return `http://127.0.0.1:${readSettings(process.env, root, process.cwd()).ports.lambda}`;
}

/** The execution is durable: when this is interrupted, it goes on, and the desk shows what it finds. */
async function compare(url: string): Promise<Books> {
  try {
    const arn = await functionsAt(url).trigger("reconciliation");
    return await new Execution(arn, () => url, PATIENCE_MS).result<Books>();
  } catch (error) {
    throw new UserError(`The store at ${url} could not be asked: ${String(error)}. Is it running?`);
  }
}

function print({ payments, orders, open, differences }: Books): void {
  console.log(
    `Compared ${payments} payments and ${orders} orders: ${open === 0 ? "no difference" : `${open} differ`}.`,
  );
  for (const { kind, since, intentId, orderId, provider, store } of differences)
    console.log(
      `${kind}  ${orderId ?? "no order"}  ${intentId}  since ${since}\n  provider: ${provider}\n  store:    ${store}`,
    );
}

async function main(command: string | undefined): Promise<number> {
  if (command !== "reconcile") throw new UserError("usage: npm run ops -- reconcile");
  const books = await compare(lambdaUrl());
  print(books);
  return books.open === 0 ? 0 : 1;
}

/** Apart from the code of "something differs". */
function fail(error: unknown): number {
  console.error(error instanceof UserError ? error.message : error);
  return 2;
}

process.exitCode = await main(process.argv[2]).catch(fail);
