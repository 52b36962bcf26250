/** The steps of a draw of so many entries on the table that the environment names. Prints rows as JSON (`table.ts` runs it, bundled). */
import { localSignature } from "../../local/beacon/chain.ts";
import { eachAtOnce } from "@/lib/platform/at-once";
import { dynamo } from "@/lib/platform/aws/clients";
import { publishedDraw } from "@/lib/shop/draw/published";
import { findDraw } from "@/lib/shop/draw/store";
import { recordSignature } from "@/lib/shop/draw/transitions";
import { createEntry } from "@/lib/shop/entry/transitions";
import { drawSteps } from "@/workflows/draw/steps";
import { entryFor, storeDraw } from "./crowd.ts";

const entries = Number(process.argv[2]);
const AT_ONCE = 64;
const rows: object[] = [];
let calls = 0;
dynamo().middlewareStack.add(
  (next) => (call) => {
    calls++;
    return next(call);
  },
  { step: "initialize" },
);

let enteringMs = 0;
const elapsed = (stage: string, ms: number) => ({
  stage,
  seconds: (ms / 1000).toFixed(1),
  "of entering": (ms / enteringMs).toFixed(2),
});

async function timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
  const [startedMs, callsBefore] = [performance.now(), calls];
  const result = await work();
  const ms = performance.now() - startedMs;
  enteringMs ||= ms;
  const row = {
    ...elapsed(stage, ms),
    "calls an entry": ((calls - callsBefore) / entries).toFixed(3),
    "peak MB": Math.round(process.resourceUsage().maxRSS / 1024),
  };
  rows.push(row);
  console.error(JSON.stringify(row));
  return result;
}

const startedMs = performance.now();
const drop = await storeDraw(entries);
const { dropId } = drop;
const steps = drawSteps(dropId);
const numbers = Array.from({ length: entries }, (_, n) => n);
await timed("enter (its two writes)", () => eachAtOnce(numbers, AT_ONCE, (n) => createEntry(entryFor(drop, n))));
await timed("exclude", steps.exclude);
const { pages } = await timed("seal", steps.seal);
await recordSignature(dropId, localSignature((await findDraw(dropId))?.sealed?.beacon.round ?? 1));
await timed("rank", steps.rank);
await timed("award: orders begun, the others in line", async () => {
  for (let page = 0; page < pages; page++) await steps.award(page);
});
await timed("publish", () => steps.publish(pages));
const draw = await findDraw(dropId);
if (!draw?.sealed) throw new Error("the draw is not sealed");
const { sealed } = draw;
await timed("put the public record together", () => publishedDraw(draw, sealed));
rows.push(elapsed("all of it", performance.now() - startedMs));
console.log(JSON.stringify({ rows, exclusions: sealed.exclusions }));
