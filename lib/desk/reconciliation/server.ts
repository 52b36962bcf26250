import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Difference, Run } from "@/lib/shop/reconciliation/schema";
import { latestRun, listOpenDifferences } from "@/lib/shop/reconciliation/store";

const MOST_SHOWN = 100;

export interface Books {
  /** The last whole comparison; null before the first. */
  readonly run: Run | null;
  /** What differs now, up to a hundred. */
  readonly differences: readonly Difference[];
  /** There are more than are shown. */
  readonly more: boolean;
}

/** How the provider's payments and our orders compare. @throws AppError forbidden to all but the team */
export async function readBooks(viewer: Viewer): Promise<Books> {
  assertStaff(viewer);
  const [run, open] = await Promise.all([latestRun(), listOpenDifferences(undefined, MOST_SHOWN + 1)]);
  return { run: run ?? null, differences: open.slice(0, MOST_SHOWN), more: open.length > MOST_SHOWN };
}

const MINUTE_MS = 60_000;

/** Has everything compared now, at most once a minute. @throws AppError forbidden to all but the team */
export async function compareNow(viewer: Viewer): Promise<void> {
  assertStaff(viewer);
  const name = `desk-${Math.floor(Date.now() / MINUTE_MS)}`;
  await startExecution(env("RECONCILIATION_FUNCTION"), name, {});
  log.info("reconciliation started", { execution: name, by: viewer.customerId });
}
