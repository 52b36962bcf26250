import path from "node:path";
import type { SourceFile, Tree } from "./tree.ts";

const LAYERS = ["platform", "account", "shop", "desk"];

/** Which imports count: those that exist at run time, or those of types, too. */
export type Kind = "values" | "values and types";

function resolve(tree: Tree, from: string, specifier: string): string | undefined {
  if (!/^(@\/|\.)/.test(specifier)) return undefined;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`, `${base}/index.ts`].find((file) => tree.has(file));
}

/** The files of ours that this one imports. Imports that are loaded lazily count, too. */
export const importsOf = (tree: Tree, { path: from, imports }: SourceFile, kind: Kind): string[] =>
  imports
    .filter(({ typeOnly }) => kind !== "values" || !typeOnly)
    .map(({ specifier }) => resolve(tree, from, specifier))
    .filter((file) => file !== undefined);

/** Everything that can be reached from `start` over at least one edge. */
function reach(start: string, next: (from: string) => Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...next(start)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...next(at));
  }
  return seen;
}

/** The file and all files of ours that it needs. Empty when there is no such file. */
export function needs(tree: Tree, file: string, kind: Kind): string[] {
  if (!tree.has(file)) return [];
  const next = (from: string) => {
    const source = tree.get(from);
    return source ? importsOf(tree, source, kind) : [];
  };
  return [...reach(file, next).add(file)].toSorted();
}

const layerOf = (file: string): string | undefined => LAYERS.find((layer) => file.startsWith(`lib/${layer}/`));

/** The folder below `lib/` or `lib/<layer>/`. A file that is in no such folder is a room of its own, named without its ending. */
export function roomOf(file: string): string | undefined {
  const parts = file.split("/");
  if (parts[0] !== "lib") return undefined;
  return parts
    .slice(0, layerOf(file) === undefined ? 2 : 3)
    .join("/")
    .replace(/\.\w+$/, "");
}

export const roomsOf = (tree: Tree): string[] =>
  [...new Set([...tree.keys()].map(roomOf))].filter((room) => room !== undefined).toSorted();

/** Strongly connected components of more than one room. */
export function cycles(tree: Tree, kind: Kind): string[][] {
  const edges = new Map<string, Set<string>>(roomsOf(tree).map((room) => [room, new Set()]));
  for (const file of tree.values())
    for (const target of importsOf(tree, file, kind)) {
      const [from, to] = [roomOf(file.path), roomOf(target)];
      if (from !== undefined && to !== undefined && from !== to) edges.get(from)?.add(to);
    }
  const reachable = new Map([...edges.keys()].map((room) => [room, reach(room, (at) => edges.get(at) ?? [])]));
  const component = (room: string) =>
    [...edges.keys()].filter((other) => reachable.get(room)?.has(other) && reachable.get(other)?.has(room));
  const components = [...edges.keys()].map(component).filter(({ length }) => length > 1);
  return [...new Map(components.map((rooms) => [rooms.join(), rooms])).values()];
}

const heightOf = (file: string): number => LAYERS.indexOf(layerOf(file) ?? "");

/** Imports (values and types) of `lib/` from a layer into one above it; undefined where `lib/` has no layers. */
export function importsUp(tree: Tree): string[] | undefined {
  const files = [...tree.values()].filter(({ path: file }) => layerOf(file) !== undefined);
  if (files.length === 0) return undefined;
  return files.flatMap((file) =>
    importsOf(tree, file, "values and types")
      .filter((target) => heightOf(target) > heightOf(file.path))
      .map((target) => `${file.path} → ${target}`),
  );
}
