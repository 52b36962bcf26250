/**
 * `npm run bench -- draw [entries] [--table]`: seals, draws, writes, reads back and verifies a draw of so many entries; with
 * `--table` its entries are in the embedded table, and every step of the draw is taken there.
 */
import { report, type Row } from "../report.ts";
import { exampleRecord } from "../../packages/draw-record/testing/example.ts";
import { verifyReceipt, verifyRecord, type DrawnRecord } from "../../packages/draw-record/index.ts";
import { receiptOf } from "../../packages/draw-record/testing/example.ts";
import { drawOnTable } from "./table.ts";

const entries = Number(process.argv[2] ?? 100_000);
const rows: Row[] = [];

function timed<T>(what: string, work: () => T): T {
  const startedMs = performance.now();
  const result = work();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(2);
  rows.push({ what, seconds, "heap MB": Math.round(process.memoryUsage().heapUsed / 2 ** 20) });
  return result;
}

function recordThatHolds(value: unknown): DrawnRecord {
  const verdict = verifyRecord(value);
  if (!verdict.holds) throw new Error(JSON.stringify(verdict.problems));
  return verdict.record;
}

const made = timed("seal, rank, choose winners", () => exampleRecord(entries, Math.ceil(entries / 20)));
const text = timed("write the record", () => JSON.stringify(made));
const record = timed("read it back and verify it", () => recordThatHolds(JSON.parse(text) as unknown));
timed("verify one receipt", () => verifyReceipt(record, receiptOf(1)));
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
report("draw", rows, { entries, recordMb: text.length / 2 ** 20, peakMb });
console.log(`${entries} entries, a record of ${(text.length / 2 ** 20).toFixed(1)} MB, at most ${peakMb} MB of memory`);

if (process.argv.includes("--table")) {
  const { rows: stages, exclusions } = await drawOnTable(entries);
  report("draw-table", stages, { entries, exclusions });
}
