import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/**
 * The floors of `lib/`: an import goes down or stays in its room, and no room imports another in a cycle, by values or by
 * types. The linter knows files and not rooms, and dependency-cruiser does not read TypeScript 7: decision 014.
 */

const ROOT = path.resolve(import.meta.dirname, "..");
const LAYERS = ["platform", "account", "shop", "desk"];
const IMPORT = /(?:from|import)\s*\(?\s*"([^"]+)"/g;

interface Edge {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** `layer/folder`, or `layer/file` for a file beside the folders. */
const roomOf = (file: string): string =>
  file
    .replace(/\.tsx?$/, "")
    .split("/")
    .slice(1, 3)
    .join("/");
const layerOf = (room: string): number => LAYERS.indexOf(room.split("/")[0] ?? "");

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
}

const files = globSync("lib/**/*.{ts,tsx}", { cwd: ROOT })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => !/\.test\.tsx?$/.test(file));
const edges: Edge[] = files.flatMap((file) =>
  [...readFileSync(path.join(ROOT, file), "utf8").matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
    const target = targetOf(file, specifier);
    return target?.startsWith("lib/") ? [{ file, from: roomOf(file), to: roomOf(target) }] : [];
  }),
);

/** Every room that can be reached from one by imports. */
function reachable(room: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [room];
  for (const at of queue)
    for (const { from, to } of edges)
      if (from === at && to !== from && !found.has(to)) {
        found.add(to);
        queue.push(to);
      }
  return found;
}

it("every file of lib is on one of the four layers", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => layerOf(roomOf(file)) === -1)).toEqual([]);
});

it("imports go down, or stay on their layer", () => {
  expect(edges.length).toBeGreaterThan(300);
  expect(edges.filter(({ from, to }) => layerOf(to) > layerOf(from)).map(({ file, to }) => `${file} -> ${to}`)).toEqual(
    [],
  );
});

it("no room imports another in a cycle, by values or by types", () => {
  const rooms = [...new Set(edges.map(({ from }) => from))];
  expect(rooms.filter((room) => reachable(room).has(room))).toEqual([]);
});

/** Files of ours that this one imports, by values or by types. */
const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(ROOT, file), "utf8").matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
    const target = targetOf(file, specifier);
    const found = [target, `${target}.ts`, `${target}.tsx`].find(
      (name) => name && /\.tsx?$/.test(name) && sources.has(name),
    );
    return found === undefined ? [] : [found];
  });

const sources = new Set(
  globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: ROOT }).map((file) => file.replaceAll(path.sep, "/")),
);

it("nothing of the site reaches the clients of payment provider and carrier: it has no key that moves money or parcels", () => {
  const reached = new Set([...sources].filter((file) => /^(app|components)\//.test(file) && !/\.test\./.test(file)));
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  expect(reached).toContain("lib/shop/payment/webhook.ts");
  expect([...reached]).not.toContain("lib/shop/payment/client.ts");
  expect([...reached]).not.toContain("lib/shop/shipping/client.ts");
});
