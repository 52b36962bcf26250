import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";

export interface Journal<Entry> {
  /** What was on disk when the journal was opened, oldest first. */
  readonly entries: readonly Entry[];
  /** Returns once the entry is on the disk itself. */
  append(entry: Entry): void;
  clear(): void;
  close(): void;
}

/** One JSON value a line. A line that a crash cut short was never acknowledged: it is dropped. */
export function openJournal<Entry>(file: string): Journal<Entry> {
  const fd = openSync(file, "a+", 0o600);
  const { lines, length } = readWhole(readFileSync(file));
  ftruncateSync(fd, length);
  return {
    entries: lines.map((line) => JSON.parse(line) as Entry),
    append: (entry) => {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      for (let at = 0; at < line.length;) at += writeSync(fd, line, at);
      fsyncSync(fd);
    },
    clear: () => {
      ftruncateSync(fd, 0);
      fsyncSync(fd);
    },
    close: () => closeSync(fd),
  };
}

function readWhole(bytes: Buffer): { lines: string[]; length: number } {
  const length = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, length).toString("utf8").split("\n").filter(Boolean);
  return { lines, length };
}
