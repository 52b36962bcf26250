import { execFile } from "node:child_process";
import { sbomSchema, strangersIn, vulnerableIn } from "./rules.ts";

const BYTES_MAX = 64 * 1024 * 1024;

/** The JSON that npm prints; it exits with 1 when an audit has found something. */
const npm = (...args: string[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const options = { maxBuffer: BYTES_MAX, shell: process.platform === "win32" };
    execFile("npm", args, options, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(error ?? new Error(`npm ${args.join(" ")} printed no JSON`));
      }
    });
  });

const strangers = strangersIn(sbomSchema.parse(await npm("sbom", "--omit=dev", "--sbom-format", "cyclonedx")));
const vulnerable = vulnerableIn(await npm("audit", "--omit=dev", "--json", "--fetch-retries=0").catch(() => null));

if (vulnerable === null) console.log("supply chain: the registry does not answer audits here; nothing is known");
for (const line of [...strangers, ...(vulnerable ?? [])]) console.error(`supply chain: ${line}`);
if (strangers.length > 0 || (vulnerable?.length ?? 0) > 0) process.exit(1);
console.log("supply chain: every licence is on the list, no serious vulnerability is known");
