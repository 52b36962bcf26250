import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { boundsOf } from "./conformance/bounds.ts";
import { OPERATIONS } from "./validation/model.ts";
import type { Operation } from "./validation/shapes.ts";

/** The README's table of what is as on AWS is made from the tests that show it. `npm run docs` writes it anew. */

const HERE = import.meta.dirname;
const README = path.join(HERE, "README.md");
const UPDATE = process.env["UPDATE_DOCS"] === "1";
const textOf = (...names: readonly string[]) => readFileSync(path.join(HERE, ...names), "utf8");

interface Row {
  readonly what: string;
  /** Suites of AWS's published requirements. */
  readonly suites?: readonly string[];
  /** Tests of our own, by file and beginning of their titles. */
  readonly tests?: Readonly<Record<string, readonly string[]>>;
  /** How many cases one of them is of. */
  readonly cases?: number;
}

const SAME: readonly Row[] = [
  { what: "steps with their retries, waits", suites: ["step", "wait"] },
  {
    what: "callbacks with time-outs and heartbeats",
    suites: ["callback", "wait_for_callback"],
    tests: { "conformance/operations.test.ts": ["a callback is answered once"] },
  },
  {
    what: "child contexts, `parallel`, `map`, conditions, plugins",
    suites: ["child", "parallel"],
    tests: {
      "conformance/operations.test.ts": [
        "a map records one context per item",
        "a map whose items wait",
        "waitForCondition keeps its state",
        "plugins hear which operations changed",
        "a client that the handler brings is used",
      ],
    },
  },
  {
    what: "chained invokes, tenants",
    tests: {
      "conformance/operations.test.ts": [
        "of an ordinary function returns its result",
        "of a durable function waits for its execution",
        "fails with the error of its target",
        "of an unknown function fails",
        "times out with its target",
        "is stopped with its target",
        "carries the tenant",
      ],
    },
  },
  {
    what: "an invocation that throws, hangs or ends its process is repeated",
    tests: {
      "conformance/operations.test.ts": [
        "a handler that ends its process takes no neighbour down",
        "an uncaught error counts against the invocation",
        "a hanging invocation is given up",
        "an invocation that blocks its process is killed",
      ],
    },
  },
  {
    what: "names, lists, stop and retention of executions; every type of invocation; ordinary functions",
    tests: {
      "conformance/operations.test.ts": [
        "a name stands for one execution",
        "a stopped execution stays stopped",
        "accept Event and DryRun",
        "answer, fail and time out as on AWS",
      ],
      "conformance/listing.test.ts": [
        "executions are listed newest first",
        "executions of all versions are listed",
        "a page is asked for with the token",
        "an ARN is of its execution in every part",
      ],
      "conformance/clock.test.ts": ["the offset survives a restart, and retention frees the name"],
    },
  },
  {
    what: "every limit and refusal of the API's model, in AWS's words",
    tests: {
      "conformance/constraints.test.ts": ["$path: $constraint", "messages are the ones that AWS's service"],
      "machine/refusals.test.ts": ["an execution holds 3,000 operations", "an execution stores 100 MB"],
    },
    cases: Object.values<Operation>(OPERATIONS).flatMap((operation) => [...boundsOf(operation)]).length,
  },
  {
    what: "unqualified and long synchronous invokes of durable functions, and needless tenants, are refused",
    tests: {
      "conformance/strict.test.ts": [
        "an unqualified invocation of a durable function is refused",
        "a synchronous invocation is refused",
        "a chained invoke of an unqualified durable function",
        "a tenant is named where a function is isolated by tenant",
      ],
    },
  },
  {
    what: "a handler finds the time zone and language that Lambda has, not your machine's",
    tests: { "workers/environment.test.ts": ["a handler finds Lambda's time zone and language"] },
  },
];

const NOT_SAME: readonly Row[] = [
  {
    what: "an execution stays on the code that it began with, on `$LATEST` too",
    tests: { "functions/versions.test.ts": ["a suspended execution finishes on its own version"] },
  },
  {
    what: "time is moved for timers; `Date.now()` in a handler is your machine's",
    tests: { "conformance/clock.test.ts": ["timers fire in the order of their due times"] },
  },
  {
    what: "more than AWS has: an execution is run again from any operation, paused, found by its input",
    tests: {
      "conformance/beyond-aws.test.ts": [
        "goes on from the step that failed",
        "a paused execution is not invoked",
        "executions are found by what their input holds",
      ],
    },
  },
  { what: "left out: IAM, signatures, aliases, layers, concurrency limits, dead letter queues, metrics" },
];

const requirementsOf = ({ suites = [] }: Row): number =>
  suites.flatMap((suite) => readdirSync(path.join(HERE, "conformance/requirements", suite))).length;
const ownOf = ({ tests = {}, cases = 1 }: Row): number => Math.max(0, Object.values(tests).flat().length - 1 + cases);

function evidence(row: Row): string {
  const [required, own] = [requirementsOf(row), ownOf(row)];
  return (
    [required > 0 && `${required} of AWS's`, own > 0 && `${own} of ours`].filter(Boolean).join(", ") || "by design"
  );
}

const lineOf = (row: Row, same: string) => `| ${row.what} | ${same} | ${evidence(row)} |`;

const table = (): string =>
  [
    "| | as on AWS | shown by tests |",
    "| --- | --- | --- |",
    ...SAME.map((row) => lineOf(row, "yes")),
    ...NOT_SAME.map((row) => lineOf(row, "no")),
  ].join("\n");

/** Without the padding that Prettier gives to columns. */
const unpadded = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");

test("every test that the table counts is there, and every published requirement is counted once", () => {
  for (const { tests = {} } of [...SAME, ...NOT_SAME])
    for (const [file, titles] of Object.entries(tests))
      for (const title of titles) expect(textOf(file), file).toContain(`"${title}`);
  expect(SAME.reduce((sum, row) => sum + requirementsOf(row), 0)).toBe(99);
});

test("every fact names a test that is there", () => {
  const named = [...textOf("FIDELITY.md").matchAll(/\| `([\w/.-]+\.test\.ts)`: (.+?) +\|/g)];
  expect(named.length).toBeGreaterThan(30);
  for (const [line, file = "", title = ""] of named) expect(textOf(file), line).toContain(`"${title}`);
});

test("the README's table of what is as on AWS is made from these tests", () => {
  const [section = ""] = /(?<=<!-- as on AWS -->\n\n)[^]*?(?=\n\n<!-- end -->)/.exec(textOf("README.md")) ?? [];
  if (UPDATE) writeFileSync(README, textOf("README.md").replace(section, table()));
  else expect(unpadded(section), "run `npm run docs`, then Prettier").toBe(table());
});
