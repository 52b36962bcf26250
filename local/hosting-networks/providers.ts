import { readFileSync } from "node:fs";
import path from "node:path";
import type { Range } from "./ranges.ts";

/**
 * Who hosts servers, by the name and number of the autonomous system (providers.json): names that say so in a word of their
 * own, known ones that do not, and, of companies that also serve people, the numbers that only serve machines. Never the
 * relays through which people's browsers hide their address: iCloud Private Relay, WARP.
 */
interface Providers {
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly number[];
  readonly relays: readonly string[];
}

const { words, names, numbers, relays } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "providers.json"), "utf8"),
) as Providers;

const anyOf = (patterns: readonly string[]) => new RegExp(`(?<!\\w)(${patterns.join("|")})(?!\\w)`, "i");
const HOSTING = anyOf([...words, ...names]);
const RELAYS = anyOf(relays);
const NUMBERS = new Set(numbers);

export const isHosting = (number: number, name: string): boolean =>
  NUMBERS.has(number) || (HOSTING.test(name) && !RELAYS.test(name));

/** The range of a line `first,last,number,"name"`; undefined when it hosts no servers. */
export function hostingIn(line: string): Range | undefined {
  const [, first = "", last = "", number = "", name = ""] = /^(\d+),(\d+),(\d+),(.*)$/.exec(line) ?? [];
  return isHosting(Number(number), name) ? [BigInt(first), BigInt(last)] : undefined;
}
