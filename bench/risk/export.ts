import { createWriteStream } from "node:fs";
import path from "node:path";
import { once } from "node:events";
import { awsEnvironment, TABLE_NAME } from "../../local/supervisor/environment.ts";
import { readSettings } from "../../local/supervisor/settings.ts";
import { labelledRows } from "@/lib/shop/labels/server";
import type { LabelledRow } from "@/lib/shop/labels/schema";

/** The table that the environment names; without one, that of the store which runs on this machine. */
function pointAtStore(): void {
  if (process.env["TABLE_NAME"]) return;
  const settings = readSettings(process.env, process.cwd(), process.cwd());
  Object.assign(process.env, awsEnvironment(settings), { TABLE_NAME });
}

const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([source, count]) => `${count} ${source}`).join(", ") || "none";

async function write(file: string | undefined): Promise<string> {
  const out = file === undefined ? process.stdout : createWriteStream(path.resolve(file));
  const counts = new Map<LabelledRow["source"], number>();
  for await (const row of labelledRows()) {
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, "drain");
    counts.set(row.source, (counts.get(row.source) ?? 0) + 1);
  }
  if (out !== process.stdout) await once(out.end(), "finish");
  return counted(counts);
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ECONNREFUSED";

/** Writes a line for every order of the store that has a label, and says on stderr how many of which source. Exit code 2: no store answers. */
export async function exportLabels(file: string | undefined): Promise<void> {
  pointAtStore();
  try {
    console.error(`labels: ${await write(file)}`);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    console.error(
      "No store answers. Start it (npm start), or name a stage's table by TABLE_NAME, with AWS credentials.",
    );
    process.exitCode = 2;
  }
}
