import { parseArgs } from "node:util";
import { UserError } from "../../local/supervisor/user-error.ts";
import { evaluate, evaluateLabels } from "./evaluate.ts";
import { exportLabels } from "./export.ts";
import { printShapes } from "./shapes.ts";
import { SHIPPED, train } from "./train.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "2026" },
    out: { type: "string", default: SHIPPED },
    labels: { type: "string" },
  },
});
const seed = Number(values.seed);

const COMMANDS: Readonly<Record<string, () => void | Promise<void>>> = {
  evaluate: () =>
    values.labels === undefined ? evaluate(values.out, seed) : evaluateLabels(values.out, values.labels, seed),
  export: () => exportLabels(values.labels),
  shapes: () => printShapes(values.out),
  train: () => train({ seed, out: values.out, labels: values.labels }),
};
const command = COMMANDS[positionals[0] ?? ""];
if (!command) {
  console.error(`usage: npm run risk -- <${Object.keys(COMMANDS).join("|")}>`);
  process.exit(1);
}
try {
  await command();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
