import { readFileSync } from "node:fs";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { UserError } from "../../local/supervisor/user-error.ts";
import type { LabelledRow } from "./rows.ts";

interface ExportedRow extends LabelledRow {
  readonly evidenceVersion?: number;
}

/** Fewer drops than that cannot be split: then shoppers are held apart instead. Orders that know each other's links flatter the measure. */
const FEWEST_DROPS = 5;
/** Fewer of either kind than that say nothing. */
const FEWEST_OF_A_KIND = 50;

const byShopper = (row: LabelledRow): LabelledRow => ({ ...row, campaign: row.ring ?? row.orderId });

function splittable(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  const drops = new Set(rows.map(({ campaign }) => campaign)).size;
  if (drops >= FEWEST_DROPS) return rows;
  console.error(`labels: of ${drops} drops: shoppers are held apart instead, which flatters what is measured`);
  return rows.map(byShopper);
}

/** The rows of an export (JSON lines) whose evidence means what it means today. */
export const readLabels = (file: string): LabelledRow[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ExportedRow)
    .filter(({ evidenceVersion = EVIDENCE_VERSION }) => evidenceVersion === EVIDENCE_VERSION);

/** As readLabels, to learn from. @throws UserError when they are too few to say anything */
export function labelsToLearnFrom(file: string): readonly LabelledRow[] {
  const rows = readLabels(file);
  const bots = rows.filter(({ label }) => label === 1).length;
  const people = rows.length - bots;
  if (Math.min(bots, people) < FEWEST_OF_A_KIND)
    throw new UserError(`${file}: ${bots} bots and ${people} people. ${FEWEST_OF_A_KIND} of each are needed.`);
  return splittable(rows);
}
