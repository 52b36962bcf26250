import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** In workflows/order/steps.ts. */
export interface Bug {
  readonly right: string;
  readonly wrong: string;
}

function insert(source: string, { right, wrong }: Bug): string {
  if (!source.includes(right)) throw new Error(`the steps have no ${right}`);
  return source.replace(right, wrong);
}

/** Copies the order's workflow into a folder of its own, with bugs in its steps. Returns its handler's file. */
export function orderWithBugs(parent: string, bugs: readonly Bug[]): string {
  const folder = mkdtempSync(path.join(parent, "bugs-"));
  const copy = path.join(folder, "order");
  cpSync(path.join(root, "workflows/order"), copy, { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const paths = { "@/workflows/order/*": [`${copy}/*`], "@/*": [`${root}/*`] };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { paths } }));
  const steps = path.join(copy, "steps.ts");
  writeFileSync(steps, bugs.reduce(insert, readFileSync(steps, "utf8")));
  return path.join(copy, "handler.ts");
}
