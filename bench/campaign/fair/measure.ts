import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { bundle } from "../../bundle.ts";
import { writeSection } from "../../document.ts";
import { report } from "../../report.ts";
import type { Fairs } from "./play.ts";
import type { FairSummary } from "./summary.ts";
import { costRow, fairRow, fairSection, groupRows } from "./tables.ts";

/** One a mailbox; of a door and a card as many as a household has. */
const LIMITS = { perMailbox: 1, perDoor: 4, perCard: 4 };

const measuredAs = ({ people, bots, pairs, campaigns, seed, limits }: Fairs): string =>
  [
    `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench -- campaign --only fair\`: ${people} people and ${bots} bots`,
    `want ${pairs} pairs, in ${campaigns} campaigns (seed \`${seed}\`, a world by chance for each). One each: ${limits.perMailbox} a`,
    `mailbox, ${limits.perDoor} a door, ${limits.perCard} a card.`,
  ].join(" ");

/** Plays the fair drop in both modes, prints the tables, and writes them into docs/fairness.md where that is wanted. */
export async function measureFair(plan: Omit<Fairs, "limits">, isDocumented: boolean): Promise<void> {
  const fairs = { ...plan, limits: LIMITS };
  const program = await bundle(path.join(import.meta.dirname, "program.ts"));
  const started = [program, JSON.stringify(fairs)];
  const { stdout } = await promisify(execFile)(process.execPath, started, { maxBuffer: 2 ** 26 });
  const summaries = JSON.parse(stdout) as FairSummary[];
  console.table(summaries.map(costRow));
  console.table(groupRows(summaries, () => true));
  report("campaign-fair", summaries.map(fairRow), { ...fairs, summaries });
  if (isDocumented) await writeSection("fair", [measuredAs(fairs), fairSection(summaries)].join("\n\n"), "fairness.md");
}
