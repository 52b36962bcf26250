import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import type { Feature } from "../testing/implementations.ts";
import { refused, type Subject, type Values } from "../testing/subject.ts";

type Refusal = readonly [expression: string, message: string, needs?: Feature];
const VALUES = { ":s": "text", ":n": 1, ":m": {}, ":l": [], ":set": new Set(["a"]), ":lo": 2, ":hi": 1 };
const WORDS: Feature = "syntax errors in the service's words";

const CONDITIONS: readonly Refusal[] = [
  ["", "The expression can not be empty;"],
  ["status = :s", "Attribute name is a reserved keyword; reserved keyword: status"],
  ["a = :missing", "An expression attribute value used in expression is not defined; attribute value: :missing"],
  ["#missing = :s", "An expression attribute name used in the document path is not defined; attribute name: #missing"],
  ["((a = :s))", "The expression has redundant parentheses;"],
  ["has(a, :s)", "Invalid function name; function: has"],
  ["size(a)", "The function is not allowed to be used this way in an expression; function: size"],
  ["contains(a, :s) = :s", "The function is not allowed to be used this way in an expression; function: contains"],
  ["attribute_exists(:s)", "Operator or function requires a document path; operator or function: attribute_exists"],
  [
    "begins_with(a)",
    "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
  ],
  [
    "begins_with(a, :n)",
    "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
  ],
  ["size(:n) > :n", "Incorrect operand type for operator or function; operator or function: size, operand type: N"],
  [
    "attribute_type(a, :s)",
    "Invalid attribute type name found; type: text, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
  ],
  [
    "a.b = a.b",
    "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a, b]",
  ],
  [
    "a BETWEEN :s AND :n",
    "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:text}, upper bound operand: AttributeValue: {N:1}",
  ],
  [
    "a BETWEEN :lo AND :hi",
    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}",
  ],
  [
    "a > :m",
    "Incorrect operand type for operator or function; operator or function: >, operand type: M",
    "refusal of what has no order",
  ],
  ["a == :s", 'Syntax error; token: "=", near: "== :s"', WORDS],
  ["a = :s AND", 'Syntax error; token: "<EOF>", near: "AND"', WORDS],
  ["a = :s b", 'Syntax error; token: "b", near: ":s b"', WORDS],
  ["a = b c", 'Syntax error; token: "c", near: "b c"', WORDS],
  [
    `a = ${"b".repeat(4096)}`,
    "Expression size has exceeded the maximum allowed size; expression size: 4100",
    "expressions of 4 KB at most",
  ],
];

const UPDATES: readonly Refusal[] = [
  ["", "The expression can not be empty;"],
  ["SET a = :s SET b = :s", 'The "SET" section can only be used once in an update expression;'],
  [
    "SET a = :s, a.b = :s",
    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]",
  ],
  [
    "SET a = :s REMOVE a",
    "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
  ],
  [
    "SET a[1] = :s, a.b = :s",
    "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, b]",
  ],
  ["SET a = :s + :n", "Incorrect operand type for operator or function; operator or function: +, operand type: S"],
  [
    "SET a = list_append(a, :s)",
    "Incorrect operand type for operator or function; operator or function: list_append, operand type: S",
  ],
  [
    "SET a = if_not_exists(:s, :n)",
    "Operator or function requires a document path; operator or function: if_not_exists",
  ],
  ["SET a = append(a, :l)", "Invalid function name; function: append"],
  ["ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING"],
  ["DELETE a :n", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER"],
  ["REMOVE status", "Attribute name is a reserved keyword; reserved keyword: status"],
  ["INVALID SYNTAX HERE", 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"', WORDS],
  ["SET a = :s, updated = = :n", 'Syntax error; token: "=", near: "= = :n"', WORDS],
  ["ADD hits : incr", 'Syntax error; token: ":", near: "hits : incr"', WORDS],
];

/** Refused by the item, not by the expression alone. */
const FAILING_UPDATES: readonly [expression: string, message: string][] = [
  ["SET a = b", "The provided expression refers to an attribute that does not exist in the item"],
  ["SET b.c = :n", "The document path provided in the update expression is invalid for update"],
  ["SET text.c = :n", "The document path provided in the update expression is invalid for update"],
  ["SET a = text + :n", "An operand in the update expression has an incorrect data type"],
  ["ADD text :n", "An operand in the update expression has an incorrect data type"],
  ["DELETE text :set", "An operand in the update expression has an incorrect data type"],
  [
    "SET pk = :s",
    "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key",
  ],
  [
    "SET #at = :s",
    "One or more parameter values were invalid: Type mismatch for Index Key at Expected: N Actual: S IndexName: byStatus",
  ],
];

const used = (expression: string): Values =>
  Object.fromEntries(Object.entries(VALUES).filter(([name]) => new RegExp(`${name}\\b`).test(expression)));
const given = (values: Values) => (Object.keys(values).length > 0 ? values : undefined);

export function refusals(subject: Subject): void {
  const put = (options: object, item: Values = subject.key()) =>
    subject.client.send(new PutCommand({ TableName: subject.table, Item: item, ...options }));

  const get = (Key: Values) => subject.client.send(new GetCommand({ TableName: subject.table, Key }));

  describe("a condition is refused:", () => {
    for (const [expression, message, needs] of CONDITIONS)
      subject.it(
        expression.slice(0, 40) || "the empty one",
        async () => {
          const names = expression.includes("#missing") ? { ExpressionAttributeNames: { "#other": "a" } } : {};
          const values = given(used(expression));
          const call = put({ ConditionExpression: expression, ExpressionAttributeValues: values, ...names });
          await refused(call, `Invalid ConditionExpression: ${message}`);
        },
        needs,
      );
  });

  describe("an update is refused:", () => {
    for (const [expression, message, needs] of UPDATES)
      subject.it(
        expression || "the empty one",
        async () => {
          const call = subject.update(subject.key(), expression, given(used(expression)));
          await refused(call, `Invalid UpdateExpression: ${message}`);
        },
        needs,
      );

    for (const [expression, message] of FAILING_UPDATES)
      subject.it(`${expression}, of an item that has no such thing`, async () => {
        const key = await subject.stored({ text: "text" });
        const names = expression.includes("#at") ? { ExpressionAttributeNames: { "#at": "at" } } : {};
        const renamed = expression.replaceAll("text", "#text");
        const withText = renamed === expression ? names : { ExpressionAttributeNames: { "#text": "text" } };
        await refused(subject.update(key, renamed, given(used(expression)), withText), message);
        expect(await subject.get(key)).toEqual({ text: "text" });
      });
  });

  describe("a request is refused", () => {
    subject.it("whose names or values no expression uses", async () => {
      const condition = { ConditionExpression: "attribute_not_exists(pk)" };
      await refused(
        put({ ...condition, ExpressionAttributeValues: { ":a": 1, ":b": 2 } }),
        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a, :b}",
      );
      await refused(
        put({ ...condition, ExpressionAttributeNames: { "#a": "a" } }),
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}",
      );
      await refused(
        put({ ExpressionAttributeNames: { "#a": "a" } }),
        "ExpressionAttributeNames can only be specified when using expressions",
      );
      await refused(
        put({ ExpressionAttributeValues: { ":a": 1 } }),
        "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null",
      );
    });

    subject.it("whose item lacks a key, or has one of another type or an empty one", async () => {
      const invalid = "One or more parameter values were invalid:";
      await refused(put({}, { pk: "a" }), `${invalid} Missing the key sk in the item`);
      await refused(put({}, { pk: "a", sk: 1 }), `${invalid} Type mismatch for key sk expected: S actual: N`);
      await refused(put({}, { pk: "", sk: "a" }), /cannot contain an empty string value\. Key: pk$/);
      await refused(
        put({}, { pk: "a", sk: "a", at: "late" }),
        `${invalid} Type mismatch for Index Key at Expected: N Actual: S IndexName: byStatus`,
      );
    });

    subject.it("whose key is none of the table", async () => {
      const message = "The provided key element does not match the schema";
      await refused(get({ pk: "a" }), message);
      await refused(get({ pk: "a", sk: "b", other: "c" }), message);
      await refused(get({ pk: "a", sk: 1 }), message);
    });

    subject.it("on a table that is not there", () =>
      refused(
        subject.client.send(new GetCommand({ TableName: "no-such-table", Key: { pk: "a" } })),
        "Requested resource not found",
        "ResourceNotFoundException",
      ).then(() => undefined),
    );

    subject.it("whose parameter has no such value", () =>
      refused(
        put({ ReturnValues: "ALL" }),
        "1 validation error detected: Value 'ALL' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]",
      ).then(() => undefined),
    );
  });
}
