/** A process of its own: loads a bundle and tells what it exports. What it prints is the handler's own. */
import { pathToFileURL } from "node:url";
import { WRAPPED } from "./mark.ts";
import type { Loaded } from "./load-in-process.ts";

const answer = (loaded: Loaded) => process.send?.(loaded, () => process.exit(0));
const isFunction = (value: unknown): value is () => unknown => typeof value === "function";

process.once("beforeExit", () => answer({ problem: "its top level awaits what never comes" }));
try {
  const all = (await import(pathToFileURL(process.argv[2] ?? "").href)) as Record<string, unknown>;
  const wrapped = ((globalThis as Record<symbol, unknown>)[WRAPPED] ?? new Set()) as ReadonlySet<unknown>;
  const main = all["default"];
  const members = typeof main === "object" && main !== null ? { ...main, ...all } : all; // CommonJS exports by its default
  const { default: ownDefault, ...namedOnes } = members;
  const isAlsoNamed = Object.values(namedOnes).includes(ownDefault);
  const functions = Object.entries(isAlsoNamed ? namedOnes : members).flatMap(([name, value]) =>
    isFunction(value) ? [{ name, isWrapped: wrapped.has(value) }] : [],
  );
  const inner = [...wrapped].filter((handler) => !Object.values(members).includes(handler)).length;
  answer({ functions, inner });
} catch (cause) {
  const { name, message, stack } = cause instanceof Error ? cause : { name: "thrown", message: String(cause) };
  answer({ problem: `${name}: ${message.split("\n", 1)[0]}`, stack });
}
