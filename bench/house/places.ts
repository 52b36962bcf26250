/** Where things are, in the layout `lib/<room>/` as well as in `lib/<layer>/<room>/`. */
import { roomOf } from "./graph.ts";
import type { SourceFile, Tree } from "./tree.ts";

const STATUSES = [
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "packing",
  "shipped",
  "delivered",
  "compensated",
];

export const holdsStatus = (words: ReadonlySet<string>): boolean => STATUSES.some((status) => words.has(status));

/** Of the old table module as of the new one, whether it is a file or a folder. */
export const isTable = (file: string): boolean => /^lib\/(aws|platform)\/table(\.ts$|\/)/.test(file);

export const filesOf = (tree: Tree, folders: readonly string[]): SourceFile[] =>
  [...tree.values()].filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** The files of lib's rooms of this name, whatever their layer. */
export const filesOfRoom = (tree: Tree, name: string): SourceFile[] =>
  [...tree.values()].filter(({ path }) => roomOf(path)?.split("/").at(-1) === name);
