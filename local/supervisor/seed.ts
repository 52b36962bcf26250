import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_STAFF_EMAIL, STAFF_EMAIL } from "./environment.ts";
import type { Functions } from "./functions.ts";
import { say } from "./log.ts";
import { UserError } from "./user-error.ts";

const RETRY_AFTER_MS = [300, 500, 1_000, 2_000, 5_000];

/** How the function's error begins when trying again cannot help. */
const REFUSED = "TerminalError: ";

/** Two, so that two people can work at the desk; the first is a manager. */
const staff = (password: string) => [
  { email: STAFF_EMAIL, password, role: "manager" },
  { email: SECOND_STAFF_EMAIL, password, firstName: "Grace", lastName: "Hopper", role: "fulfillment" },
];

/** Calls the `seed` function until it succeeds; each new problem is said once. */
export async function seed(functions: Functions, drop: unknown, staffPassword: string): Promise<void> {
  const payload = { ...(drop !== undefined && { drop }), staff: staff(staffPassword) };
  for (let attempt = 0, said = ""; ; attempt++) {
    const problem = await problemOf(functions.call("seed", payload));
    if (problem === undefined) return;
    if (problem.startsWith(REFUSED)) throw new UserError(problem.slice(REFUSED.length));
    if (problem !== said) say("local", `seeding failed, trying again: ${problem}`);
    said = problem;
    await sleep(RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)]);
  }
}

async function problemOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
