import { parseArgs } from "node:util";
import { exportLabels } from "./export.ts";
import { train } from "./train.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "2026" }, out: { type: "string" }, labels: { type: "string" } },
});

const COMMANDS: Readonly<Record<string, () => void | Promise<void>>> = {
  export: () => exportLabels(values.labels),
  train: () => train({ seed: Number(values.seed), out: values.out }),
};
const command = COMMANDS[positionals[0] ?? ""];
if (!command) {
  console.error(`usage: npm run risk -- <${Object.keys(COMMANDS).join("|")}>`);
  process.exit(1);
}
await command();
