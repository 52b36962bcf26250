/** Random sequences of writes on both implementations: each write and each item must come out the same. */
import { randomUUID } from "node:crypto";
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { embedded, yardstick } from "../testing/implementations.ts";
import { Subject, type Values } from "../testing/subject.ts";

const ours = new Subject(embedded);
const theirs = new Subject(yardstick);

const NAMES = ["a", "b", "c"] as const;
const PATHS = [...NAMES, "a.b", "a.c", "b[0]", "b[1]", "c.a[0]"] as const;

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -100, max: 100, noNaN: true }).map((n) => Math.round(n * 100) / 100),
  fc.constantFrom("x", "xy", "y", "Ü"),
  fc.constantFrom(true, false, null),
);
const set = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }).map((values) => new Set(values)),
  fc.uniqueArray(fc.constantFrom("x", "y", "z"), { minLength: 1, maxLength: 3 }).map((values) => new Set(values)),
);
const list = fc.array(scalar, { maxLength: 3 });
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  set,
  list,
  fc.record({ a: list, b: scalar, c: fc.integer({ min: 0, max: 5 }) }, { requiredKeys: [] }),
);
const item = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });
const path = fc.constantFrom(...PATHS);

/** An expression, and the values that it names. */
interface Expression {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Parts with `?` for each value. */
const expression = (text: string, ...values: unknown[]): Expression => ({ text, values });
const join = (parts: readonly Expression[], by: string): Expression => ({
  text: parts.map(({ text }) => text).join(by),
  values: parts.flatMap(({ values }) => values),
});

const comparable = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom("x", "xy", "y"));
const test = fc.oneof(
  fc.tuple(path, fc.constantFrom("=", "<>"), scalar).map(([p, by, v]) => expression(`${p} ${by} ?`, v)),
  fc.tuple(path, fc.constantFrom("<", "<=", ">", ">="), comparable).map(([p, by, v]) => expression(`${p} ${by} ?`, v)),
  path.map((p) => expression(`attribute_exists(${p})`)),
  path.map((p) => expression(`attribute_not_exists(${p})`)),
  fc
    .tuple(path, fc.constantFrom("N", "S", "L", "M", "NS", "BOOL"))
    .map(([p, t]) => expression(`attribute_type(${p}, ?)`, t)),
  fc.tuple(path, comparable).map(([p, v]) => expression(`contains(${p}, ?)`, v)),
  fc.tuple(path, fc.constantFrom("x", "Ü")).map(([p, v]) => expression(`begins_with(${p}, ?)`, v)),
  fc.tuple(path, scalar, scalar).map(([p, v, w]) => expression(`${p} IN (?, ?)`, v, w)),
  fc.tuple(path, fc.integer({ min: -3, max: 3 })).map(([p, v]) => expression(`${p} BETWEEN ? AND ?`, v, v + 2)),
);
const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    test,
    test.map((part) => ({ ...part, text: `NOT ${part.text}` })),
    fc.tuple(test, fc.constantFrom(" AND ", " OR "), tie("condition")).map(([a, by, b]) => join([a, b], by)),
    fc.tuple(test, tie("condition"), test).map(([a, b, c]) => ({
      text: `${a.text} AND (${b.text} OR ${c.text})`,
      values: [...a.values, ...b.values, ...c.values],
    })),
  ),
}));

const assignment = fc.oneof(
  fc.tuple(path, value).map(([p, v]) => expression(`${p} = ?`, v)),
  fc.tuple(path, path, fc.integer({ min: -3, max: 3 })).map(([p, q, v]) => expression(`${p} = ${q} + ?`, v)),
  fc.tuple(path, path, scalar).map(([p, q, v]) => expression(`${p} = if_not_exists(${q}, ?)`, v)),
  fc.tuple(path, path, list).map(([p, q, v]) => expression(`${p} = list_append(${q}, ?)`, v)),
);
const section = (word: string, action: fc.Arbitrary<Expression>, maxLength = 2) =>
  fc.array(action, { minLength: 1, maxLength }).map((actions) => {
    const joined = join(actions, ", ");
    return { ...joined, text: `${word} ${joined.text}` };
  });
const update = fc
  .tuple(
    fc.option(section("SET", assignment), { freq: 4 }),
    // one element at a time: dynalite counts the others anew after each
    fc.option(
      section(
        "REMOVE",
        path.map((p) => expression(p)),
        1,
      ),
    ),
    fc.option(
      section(
        "ADD",
        fc.tuple(path, fc.oneof(fc.integer({ min: -3, max: 3 }), set)).map(([p, v]) => expression(`${p} ?`, v)),
      ),
    ),
    fc.option(
      section(
        "DELETE",
        fc.tuple(path, set).map(([p, v]) => expression(`${p} ?`, v)),
      ),
    ),
  )
  .map((sections) =>
    join(
      sections.filter((each) => each !== null),
      " ",
    ),
  )
  .filter(({ text }) => text !== "");

const returnValues = fc.constantFrom("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
const when = fc.option(condition, { nil: undefined });
const command = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), item, when }),
  fc.record({ kind: fc.constant("delete" as const), when }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("update" as const), update, when, returnValues }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** Gives each `?` a name. */
class Numbered {
  readonly values: Values = {};

  text({ text, values }: Expression): string {
    let at = 0;
    return text.replaceAll("?", () => {
      const name = `:v${Object.keys(this.values).length}`;
      this.values[name] = values[at++];
      return name;
    });
  }

  parameters() {
    return Object.keys(this.values).length > 0 ? { ExpressionAttributeValues: this.values } : {};
  }
}

function send(
  subject: Subject,
  key: Values,
  { when: condition, ...rest }: Command,
): Promise<{ Attributes?: Values | undefined }> {
  const numbered = new Numbered();
  const changes = rest.kind === "update" ? { UpdateExpression: numbered.text(rest.update) } : {};
  const conditional = condition ? { ConditionExpression: numbered.text(condition) } : {};
  const common = { TableName: subject.table, ...conditional, ...numbered.parameters() };
  switch (rest.kind) {
    case "put":
      return subject.client.send(
        new PutCommand({ ...common, Item: { ...rest.item, ...key }, ReturnValues: "ALL_OLD" }),
      );
    case "delete":
      return subject.client.send(new DeleteCommand({ ...common, Key: key, ReturnValues: "ALL_OLD" }));
    case "update":
      return subject.client.send(
        new UpdateCommand({ ...common, ...changes, Key: key, ReturnValues: rest.returnValues }),
      );
  }
}

/** What came of it, comparable: an empty answer is none, and no set has an order. */
async function outcome(subject: Subject, key: Values, each: Command): Promise<unknown> {
  const answered = await send(subject, key, each).then(
    ({ Attributes }) => (Attributes && Object.keys(Attributes).length > 0 ? Attributes : "written"),
    (error: Error) => `${error.name}: ${error.message}`,
  );
  const { Item } = await subject.client.send(new GetCommand({ TableName: subject.table, Key: key }));
  return [answered, Item];
}

it("every sequence of writes ends as on dynalite, word for word", () =>
  fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 6 }), async (commands) => {
      const key = { pk: randomUUID(), sk: "-" };
      for (const each of commands) expect(await outcome(ours, key, each)).toEqual(await outcome(theirs, key, each));
    }),
    { numRuns: 150 },
  ));
