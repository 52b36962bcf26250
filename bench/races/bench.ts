/**
 * `npm run bench -- races [rounds]`: approve raced against pay, cancel, stop, bulk, expiry and hands at the provider, a
 * hundred rounds each, over the real local services. The rounds are those of workflows/order/races.test.ts: after each the
 * books must balance, or it fails.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { report, type Row } from "../report.ts";

const root = path.resolve(import.meta.dirname, "../..");
const directory = mkdtempSync(path.join(tmpdir(), "quantasneaks-races-"));
const results = path.join(directory, "races.json");

const { status } = spawnSync(
  process.execPath,
  [path.join(root, "node_modules/vitest/vitest.mjs"), "run", "workflows/order/races.test.ts"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, RACE_ROUNDS: process.argv[2] ?? "100", RACE_RESULTS: results },
  },
);
report("races", JSON.parse(readFileSync(results, "utf8")) as Row[], { balanced: status === 0 });
rmSync(directory, { recursive: true });
process.exitCode = status ?? 1;
