import { cycles, importsOf, importsUp, needs, roomsOf } from "./graph.ts";
import { counted, type Measure } from "./measure.ts";
import { newcomer } from "./newcomer.ts";
import { filesOf, holdsStatus, isTable } from "./places.ts";
import type { Tree } from "./tree.ts";

const ENTRY = "app/api/orders/route.ts";
const OUR_CODE = ["app", "components", "lib", "workflows"];

function roomMeasures(tree: Tree): Measure[] {
  const rooms = roomsOf(tree);
  const up = importsUp(tree);
  const inCycles = (["values", "values and types"] as const).map((kind): Measure => {
    const found = cycles(tree, kind);
    return {
      what: `rooms of lib/ in an import cycle, by ${kind}`,
      value: found.flat().length,
      rule: "rooms in strongly connected components of more than one room",
      list: found.map((component) => component.join(" ")),
    };
  });
  return [
    counted("rooms of lib/", "folders below lib/ or lib/<layer>/; a file beside them is a room of its own", rooms),
    ...inCycles,
    {
      what: "imports up between layers of lib/",
      value: up?.length ?? "no layers",
      rule: "platform < account < shop < desk, by values and types",
      list: up ?? [],
    },
  ];
}

function statusMeasures(tree: Tree): Measure[] {
  const files = filesOf(tree, [...OUR_CODE, "local", "infra", "packages"]);
  const held = files.filter((file) => holdsStatus(file.strings)).map(({ path }) => path);
  const keyed = files.filter((file) => !holdsStatus(file.strings) && holdsStatus(file.keys)).map(({ path }) => path);
  return [
    counted(
      "files that hold an order status as a string",
      "one of the five as a whole string literal or literal type (also where it means something else)",
      held,
    ),
    counted("… only as a property's name", "one of the five as a key of an object literal", keyed),
  ];
}

function castMeasures(tree: Tree): Measure[] {
  const users = [...tree.values()].filter(
    (file) => !isTable(file.path) && importsOf(tree, file, "values and types").some(isTable),
  );
  const table = [...tree.values()].filter(({ path }) => isTable(path));
  const listOf = (files: typeof users) =>
    files.flatMap(({ path, casts }) => casts.map(({ line, text }) => `${path}:${line} ${text}`));
  return [
    counted("casts at the table", "`as`, String() and Number() in files that import the table module", listOf(users)),
    counted("casts in the table", "the same in the table module (lib/aws/table, lib/platform/table)", listOf(table)),
  ];
}

function reachMeasures(tree: Tree): Measure[] {
  return (["values", "values and types"] as const).map((kind) => {
    const rule = "the file and everything of ours that it imports, directly or not, lazily or not";
    return counted(`files behind ${ENTRY}, by ${kind}`, rule, needs(tree, ENTRY, kind));
  });
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

function sizeMeasures(tree: Tree): Measure[] {
  const files = filesOf(tree, OUR_CODE);
  const measure = (what: string, values: readonly number[], rule: string): Measure => ({
    what: `lines of a ${what}, p50 / p90`,
    value: `${percentile(values, 0.5)} / ${percentile(values, 0.9)}`,
    rule: `${rule} of ${OUR_CODE.join(", ")}, tests left out: ${values.length}`,
  });
  return [
    measure(
      "file",
      files.map(({ lines }) => lines),
      "files",
    ),
    measure(
      "function",
      files.flatMap(({ functionLines }) => functionLines),
      "functions with a name",
    ),
  ];
}

/** All measures of one tree, always the same ones in the same order. */
export const measuresOf = (tree: Tree): Measure[] => [
  ...roomMeasures(tree),
  ...statusMeasures(tree),
  ...castMeasures(tree),
  ...reachMeasures(tree),
  ...sizeMeasures(tree),
  ...newcomer(tree),
];
