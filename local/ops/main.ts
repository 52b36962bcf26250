/**
 * What an operator asks of the running local store.
 * `npm run ops -- reconcile`: has payments and orders compared now, and prints what differs. Exit 0 when nothing does, 1 when something does.
 * `npm run ops -- draw [minutes]`: publishes a draw that takes entries for five minutes, or so many, and prints its page.
 * Exit 2 when the store could not be asked.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { functionsAt } from "../supervisor/functions.ts";
import { STAFF_EMAIL } from "../supervisor/environment.ts";
import { loadSecrets } from "../supervisor/secrets.ts";
import { readSettings, type Settings } from "../supervisor/settings.ts";
import { UserError } from "../supervisor/user-error.ts";
import { publishDraw } from "./draw.ts";

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

function settingsHere(): Settings {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  return readSettings(process.env, root, process.cwd());
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

async function reconcile(): Promise<number> {
  const books = await compare(`http://127.0.0.1:${settingsHere().ports.lambda}`);
  print(books);
  return books.open === 0 ? 0 : 1;
}

/** That of the environment, else the one that was generated when the store was first started. */
function passwordOf({ dataDir, staffPassword }: Pick<Settings, "dataDir" | "staffPassword">): string {
  if (staffPassword !== undefined) return staffPassword;
  if (!existsSync(dataDir)) throw new UserError(`No store has run with the data of ${dataDir}: start it first.`);
  return loadSecrets(dataDir).staffPassword;
}

const MOST_MINUTES = 24 * 60;

async function draw(minutes: number): Promise<number> {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES)
    throw new UserError(`A draw takes entries for 1 to ${MOST_MINUTES} whole minutes.`);
  const { ports, ...settings } = settingsHere();
  const password = passwordOf(settings);
  const url = await publishDraw({ siteUrl: `http://localhost:${ports.site}`, email: STAFF_EMAIL, password }, minutes);
  console.log(`A draw of two pairs takes entries for ${minutes} min: ${url}`);
  return 0;
}

async function main(command: string | undefined, minutes = "5"): Promise<number> {
  if (command === "reconcile") return reconcile();
  if (command === "draw") return draw(Number(minutes));
  throw new UserError("usage: npm run ops -- reconcile\n       npm run ops -- draw [minutes]");
}

/** Apart from the code of "something differs". */
function fail(error: unknown): number {
  console.error(error instanceof UserError ? error.message : error);
  return 2;
}

process.exitCode = await main(process.argv[2], process.argv[3]).catch(fail);
