import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parts } from "./parts.ts";

/**
 * `npm run test:mutation -- [part ...] [options of Stryker]`: judges the parts one after another. Fails when a part scores
 * less than Stryker's `break`, or a file of it less than FILE_LEAST.
 */

const FILE_LEAST = 80;

type Status = "Killed" | "Timeout" | "Survived" | "NoCoverage" | "RuntimeError" | "CompileError" | "Ignored";
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: Status }[] }>>;
}

const count = (mutants: readonly { readonly status: Status }[], ...statuses: readonly Status[]): number =>
  mutants.filter(({ status }) => statuses.includes(status)).length;

/** The files that score too little, though the part as a whole does not. */
function weakFiles(part: string): string[] {
  const { files } = JSON.parse(readFileSync(`reports/mutation/${part}.json`, "utf8")) as Report;
  return Object.entries(files).flatMap(([file, { mutants }]) => {
    const killed = count(mutants, "Killed", "Timeout");
    const score = (100 * killed) / (killed + count(mutants, "Survived", "NoCoverage"));
    return score < FILE_LEAST ? [`${file}: ${score.toFixed(2)} % is less than ${FILE_LEAST} %`] : [];
  });
}

function judge(part: string, options: readonly string[]): boolean {
  console.log(`\n${part}`);
  const env = { ...process.env, MUTATION_PART: part };
  const { status } = spawnSync("stryker", ["run", ...options], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env,
  });
  if (status !== 0) return false;
  const weak = weakFiles(part);
  for (const line of weak) console.error(line);
  return weak.length === 0;
}

const args = process.argv.slice(2);
const asked = args.filter((arg) => arg in parts);
const options = args.filter((arg) => !(arg in parts));
const judged = (asked.length > 0 ? asked : Object.keys(parts)).map((part) => judge(part, options));
if (!judged.every(Boolean)) process.exitCode = 1;
