import { readFileSync } from "node:fs";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import type { LabelledRow } from "./rows.ts";

interface ExportedRow extends LabelledRow {
  readonly evidenceVersion?: number;
}

/** The rows of an export (JSON lines) whose evidence means what it means today. */
export const readLabels = (file: string): LabelledRow[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ExportedRow)
    .filter(({ evidenceVersion = EVIDENCE_VERSION }) => evidenceVersion === EVIDENCE_VERSION);
