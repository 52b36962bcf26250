import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import type { Row } from "./report.ts";

const DOCS = path.join(import.meta.dirname, "../docs");

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** A table as Markdown, a column for each key of the first row. */
export function markdownTable(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? "")));
  return [line(columns), line(columns.map(() => "---")), ...body].join("\n");
}

/** Replaces what is between `<!-- name -->` and `<!-- /name -->` in a file of docs. Throws where the marks are not. */
export async function writeSection(name: string, text: string, document = "quality.md"): Promise<void> {
  const file = path.join(DOCS, document);
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = readFileSync(file, "utf8");
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/${document} has no ${start} … ${end}`);
  const after = `${before.slice(0, from)}${start}\n\n${text}\n\n${before.slice(to)}`;
  writeFileSync(file, await format(after, { parser: "markdown", printWidth: 120 }));
}
