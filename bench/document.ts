import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import type { Row } from "./report.ts";

const FILE = path.join(import.meta.dirname, "../docs/quality.md");

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** A table as Markdown, a column for each key of the first row. */
export function markdownTable(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? "")));
  return [line(columns), line(columns.map(() => "---")), ...body].join("\n");
}

/** Replaces what is between `<!-- name -->` and `<!-- /name -->` in docs/quality.md. Throws where the marks are not. */
export async function writeSection(name: string, text: string): Promise<void> {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(FILE, "utf8");
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/quality.md has no ${start} … ${end}`);
  const after = `${before.slice(0, from)}${start}\n\n${text}\n\n${before.slice(to)}`;
  writeFileSync(FILE, await format(after, { parser: "markdown", printWidth: 120 }));
}
