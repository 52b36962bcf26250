import { readFileSync } from "node:fs";
import path from "node:path";
import { markdownTable, writeSection } from "../document.ts";
import type { Evaluation } from "./evaluation.ts";
import { RESULT } from "./evaluation.ts";

/** Writes the tables of the last evaluation into docs/risk.md. */
export async function writeTables(root: string): Promise<void> {
  const { model, tables } = JSON.parse(readFileSync(path.join(root, RESULT), "utf8")) as Evaluation;
  const sections = Object.entries(tables).map(([title, rows]) => `### ${title}\n\n${markdownTable(rows)}`);
  await writeSection("tables", [`Model: ${model}`, ...sections].join("\n\n"), "risk.md");
}
