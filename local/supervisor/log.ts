import type { Readable } from "node:stream";
import { createInterface } from "node:readline";

const WIDTH = 9;
const COLOURS: Readonly<Record<string, number>> = {
  site: 36,
  lambda: 35,
  dynamodb: 34,
  mail: 33,
  stripe: 32,
  carrier: 31,
  build: 36,
  local: 90,
};

/** Prints a line under a service's name, in its colour on a terminal. */
export function say(name: string, line: string): void {
  const label = name.padEnd(WIDTH);
  const colour = COLOURS[name];
  const coloured = process.stdout.isTTY && !process.env["NO_COLOR"] && colour !== undefined;
  process.stdout.write(`${coloured ? `\u{1b}[${colour}m${label}\u{1b}[0m` : label}${line}\n`);
}

/** Prints what a process says, line by line, and shows each line to `onLine`. */
export function relay(name: string, stream: Readable, onLine?: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => {
    if (line.trim() !== "") say(name, line);
    onLine?.(line);
  });
}
