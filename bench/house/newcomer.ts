import type { Measure } from "./measure.ts";
import { filesOf, filesOfRoom, holdsStatus } from "./places.ts";
import type { SourceFile, Tree } from "./tree.ts";

interface Change {
  readonly what: string;
  readonly rule: string;
  readonly files: (tree: Tree) => readonly SourceFile[];
}

const mentions = ({ identifiers }: SourceFile, pattern: RegExp): boolean =>
  [...identifiers].some((name) => pattern.test(name));

/**
 * What a newcomer has to open for a change, by rules that read only the tree. They are simple on purpose: they
 * overestimate (whole files count) and know nothing of tests and documents.
 */
const CHANGES: readonly Change[] = [
  {
    what: "an order status",
    rule: "files of app, components, lib, workflows that hold a status as a string or as a key of an object literal",
    files: (tree) =>
      filesOf(tree, ["app", "components", "lib", "workflows"]).filter(
        ({ strings, keys }) => holdsStatus(strings) || holdsStatus(keys),
      ),
  },
  {
    what: "a risk signal",
    rule: "lib's room risk, and files anywhere that name a type …Signals (RiskSignals)",
    files: (tree) => [
      ...filesOfRoom(tree, "risk"),
      ...[...tree.values()].filter((file) => mentions(file, /^[A-Z]\w*Signals$/)),
    ],
  },
  {
    what: "a carrier",
    rule: "lib's room shipping and local/carrier if there are any, and files of lib and workflows with a name of …Shipped, shipped…, shipment or carrier in it",
    files: (tree) => [
      ...filesOfRoom(tree, "shipping"),
      ...filesOf(tree, ["local/carrier"]),
      ...filesOf(tree, ["lib", "workflows"]).filter((file) =>
        mentions(file, /Shipped|shipped[A-Z]|[sS]hipment|[cC]arrier/),
      ),
    ],
  },
  {
    what: "a Stripe endpoint",
    rule: "files of packages/stripe-local (or local/stripe, as it was) with a string that begins with /v1, and lib's room payment",
    files: (tree) => [
      ...[...tree.values()].filter(
        ({ path, strings }) =>
          /^(local|packages)\/[^/]*stripe/.test(path) && [...strings].some((text) => text.startsWith("/v1")),
      ),
      ...filesOfRoom(tree, "payment"),
    ],
  },
];

function measure(tree: Tree, { what, rule, files }: Change): Measure {
  const all = [...new Set(files(tree))];
  const lines = all.reduce((sum, file) => sum + file.lines, 0);
  const list = all.map((file) => `${file.path} (${file.lines})`).toSorted();
  return { what: `to open for ${what}: lines / files`, value: `${lines} / ${all.length}`, rule, list };
}

export const newcomer = (tree: Tree): Measure[] => CHANGES.map((change) => measure(tree, change));
