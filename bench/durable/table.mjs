// node table.mjs results/peers.jsonl [maxOtherCores]: median [min-max] over the runs of each engine and measure.
import fs from "node:fs";
import { median } from "./lib.mjs";
const limit = Number(process.argv[3] ?? Infinity),
  groups = new Map();
for (const line of fs.readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  const r = JSON.parse(line),
    v = Object.fromEntries(Object.entries(r.medianMinMax).map(([k, x]) => [k, x[0]]));
  if (r.failed || (process.argv[3] && !(v.otherCores <= limit))) {
    console.log("left out:", r.engine, r.measure, r.failed ?? `otherCores ${v.otherCores ?? "unknown"}`);
    continue;
  }
  const key = `${r.measure} ${r.engine}`;
  groups.set(key, [...(groups.get(key) ?? []), v]);
}
for (const [key, rows] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`\n${key} (${rows.length} runs)`);
  for (const k of Object.keys(rows[0])) {
    const a = rows.map((r) => r[k]);
    console.log(`  ${k.padEnd(24)} ${median(a)}  [${Math.min(...a)} - ${Math.max(...a)}]`);
  }
}
