/**
 * `npm run bench -- house [--at REV] [--compare REV]`: the structure of the code in numbers, of the working tree or of a
 * git revision; with `--compare`, that revision as `before` beside it. Lists of what was counted: bench/results/house.json.
 */
import { parseArgs } from "node:util";
import { report } from "../report.ts";
import { measuresOf } from "./measures.ts";
import { readTree } from "./tree.ts";

const { values } = parseArgs({ options: { at: { type: "string" }, compare: { type: "string" } } });

const after = measuresOf(readTree(values.at));
const before = values.compare === undefined ? undefined : measuresOf(readTree(values.compare));
const rows = after.map(({ what, value }, i) =>
  before ? { what, before: before[i]?.value ?? "", after: value } : { what, value },
);

report("house", rows, {
  at: values.at ?? "working tree",
  measures: after,
  ...(before && { compare: values.compare, before }),
});
console.log("Rules:");
for (const { what, rule } of after) console.log(`- ${what}: ${rule}`);
