import { PutCommand, QueryCommand, ScanCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import { refused, type Subject, type Values } from "../testing/subject.ts";

type QueryOptions = Partial<QueryCommandInput>;

export function pages(subject: Subject): void {
  const query = (options: QueryOptions) =>
    subject.client.send(new QueryCommand({ TableName: subject.table, ...options }));
  const scan = (options: object) => subject.client.send(new ScanCommand({ TableName: subject.table, ...options }));

  /** A partition with these sort keys. */
  const partition = async (sortKeys: readonly string[], attributes: (at: number) => Values = () => ({})) => {
    const { pk } = subject.key();
    for (const [at, sk] of sortKeys.entries()) await put({ pk, sk, ...attributes(at) });
    return pk;
  };
  const put = (Item: Values) => subject.client.send(new PutCommand({ TableName: subject.table, Item }));
  const sortKeys = async (pk: string, condition: string, values: Values = {}, options: QueryOptions = {}) => {
    const { Items = [] } = await query({
      KeyConditionExpression: condition === "" ? "pk = :pk" : `pk = :pk AND ${condition}`,
      ExpressionAttributeValues: { ":pk": pk, ...values },
      ...options,
    });
    return Items.map((item) => item["sk"] as string);
  };
  /** All pages of a query, and how many they were. */
  const everyPage = async (options: QueryOptions): Promise<{ items: Values[]; pages: number }> => {
    const items: Values[] = [];
    let start: Values | undefined;
    let count = 0;
    do {
      const page = await query({ ...options, ...(start && { ExclusiveStartKey: start }) });
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
      count++;
    } while (start !== undefined);
    return { items, pages: count };
  };

  /** What the index lists under a status. */
  const listed = async (status: string, options: QueryOptions = {}) => {
    const { items } = await everyPage({
      IndexName: "byStatus",
      KeyConditionExpression: "#status = :status",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":status": status },
      ...options,
    });
    return items.map((item) => item["at"] as number);
  };

  describe("a query", () => {
    const keys = ["a", "a#1", "a#10", "a#2", "b", "b\u{10ffff}", "c"];

    subject.it("gives a partition in the order of its sort key, and backwards", async () => {
      const pk = await partition(keys.toReversed());
      expect(await sortKeys(pk, "")).toEqual(keys);
      expect(await sortKeys(pk, "", {}, { ScanIndexForward: false })).toEqual(keys.toReversed());
    });

    subject.it("sorts text by its bytes, where UTF-16 has another order", async () => {
      const sorted = ["z", "z~", "z\u{e9}", "\u{ff5e}", "\u{10000}", "\u{1f45f}"];
      const pk = await partition(sorted.toReversed());
      expect(await sortKeys(pk, "")).toEqual(sorted);
      expect(await sortKeys(pk, "sk > :v", { ":v": "\u{ff5e}" })).toEqual(sorted.slice(4));
    });

    const RANGES: readonly [condition: string, values: Values, expected: readonly string[]][] = [
      ["sk = :a", { ":a": "b" }, ["b"]],
      ["sk < :a", { ":a": "a#10" }, ["a", "a#1"]],
      ["sk <= :a", { ":a": "a#10" }, ["a", "a#1", "a#10"]],
      ["sk > :a", { ":a": "b" }, ["b\u{10ffff}", "c"]],
      ["sk >= :a", { ":a": "b" }, ["b", "b\u{10ffff}", "c"]],
      [":a < sk", { ":a": "b" }, ["b\u{10ffff}", "c"]],
      ["sk BETWEEN :a AND :b", { ":a": "a#1", ":b": "a#2" }, ["a#1", "a#10", "a#2"]],
      ["begins_with(sk, :a)", { ":a": "a#1" }, ["a#1", "a#10"]],
      ["begins_with(sk, :a)", { ":a": "b" }, ["b", "b\u{10ffff}"]],
      ["begins_with(sk, :a)", { ":a": "b\u{10ffff}" }, ["b\u{10ffff}"]],
      ["begins_with(sk, :a)", { ":a": "d" }, []],
    ];
    for (const [condition, values, expected] of RANGES)
      subject.it(
        `${condition} ${JSON.stringify(values)} takes its part, forwards, backwards and page by page`,
        async () => {
          const pk = await partition(keys);
          expect(await sortKeys(pk, condition, values)).toEqual(expected);
          expect(await sortKeys(pk, condition, values, { ScanIndexForward: false })).toEqual(expected.toReversed());
          for (const ScanIndexForward of [true, false]) {
            const { items } = await everyPage({
              KeyConditionExpression: `pk = :pk AND ${condition}`,
              ExpressionAttributeValues: { ":pk": pk, ...values },
              ScanIndexForward,
              Limit: 1,
            });
            const found = items.map((item) => item["sk"]);
            expect(ScanIndexForward ? found : found.toReversed()).toEqual(expected);
          }
        },
      );

    subject.it("filters after it has read: the limit counts what is read", async () => {
      const pk = await partition(["1", "2", "3", "4"], (at) => ({ even: at % 2 === 1 }));
      const options = {
        KeyConditionExpression: "pk = :pk",
        FilterExpression: "even = :yes",
        ExpressionAttributeValues: { ":pk": pk, ":yes": true },
      };
      expect(await query(options)).toMatchObject({ Count: 2, ScannedCount: 4 });
      expect(await query({ ...options, Limit: 3 })).toMatchObject({
        Count: 1,
        ScannedCount: 3,
        LastEvaluatedKey: { pk, sk: "3" },
      });
    });

    subject.it("counts without items, and projects", async () => {
      const pk = await partition(["1", "2"], (at) => ({ at, name: `n${at}` }));
      const options = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } };
      const counted = await query({ ...options, Select: "COUNT" });
      expect([counted.Count, counted.Items]).toEqual([2, undefined]);
      const projected = await query({
        ...options,
        ProjectionExpression: "#at",
        ExpressionAttributeNames: { "#at": "at" },
      });
      expect(projected.Items).toEqual([{ at: 0 }, { at: 1 }]);
    });

    subject.it("ends a page at a megabyte, and goes on without a gap", async () => {
      const names = ["1", "2", "3", "4", "5"];
      const pk = await partition(names, () => ({ payload: "x".repeat(300_000) }));
      const { items, pages: count } = await everyPage({
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
      });
      expect(items.map((item) => item["sk"])).toEqual(names);
      expect(count).toBe(2);
    });

    const REFUSED: readonly [expression: string, message: string][] = [
      ["sk = :a", "Query condition missed key schema element: pk"],
      ["pk > :a", "Query key condition not supported"],
      ["pk = :a OR sk = :a", "Invalid operator used in KeyConditionExpression: OR"],
      ["pk = :a AND sk <> :a", "Invalid operator used in KeyConditionExpression: <>"],
      ["pk = :a AND contains(sk, :a)", "Invalid operator used in KeyConditionExpression: contains"],
      ["pk = :a AND size(sk) > :n", "KeyConditionExpressions cannot contain nested operations"],
      ["pk = :a AND pk = :a", "KeyConditionExpressions must only contain one condition per key"],
      [
        "pk = :a AND sk = :n",
        "One or more parameter values were invalid: Condition parameter type does not match schema type",
      ],
      ["pk = :a AND colour = :a", "Query condition missed key schema element: sk"],
      ["pk.a = :a", "KeyConditionExpressions cannot have conditions on nested attributes"],
    ];
    for (const [expression, message] of REFUSED)
      subject.it(`of ${expression} is refused`, async () => {
        const values = {
          ...(expression.includes(":a") && { ":a": "a" }),
          ...(expression.includes(":n") && { ":n": 1 }),
        };
        await refused(query({ KeyConditionExpression: expression, ExpressionAttributeValues: values }), message);
      });

    subject.it("whose filter names a key is refused", () =>
      refused(
        query({
          KeyConditionExpression: "pk = :a",
          FilterExpression: "sk = :a",
          ExpressionAttributeValues: { ":a": "a" },
        }),
        "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk",
      ).then(() => undefined),
    );

    subject.it("whose start key is elsewhere is refused", async () => {
      const options = { KeyConditionExpression: "pk = :a", ExpressionAttributeValues: { ":a": "a" } };
      await refused(query({ ...options, ExclusiveStartKey: { pk: "a" } }), /^The provided starting key is invalid/);
      await refused(
        query({ ...options, ExclusiveStartKey: { pk: "b", sk: "a" } }),
        "The provided starting key is outside query boundaries based on provided conditions",
      );
    });
  });

  describe("a global index", () => {
    subject.it("sorts numbers by their value", async () => {
      const sorted = [-1e9, -12.5, -12, -1, -0.001, 0, 0.001, 0.1, 1, 2, 10, 12, 12.5, 100, 1e9];
      const [status] = [subject.key().pk];
      for (const at of sorted.toReversed()) await subject.stored({ status, at });
      expect(await listed(status)).toEqual(sorted);
      expect(await listed(status, { ScanIndexForward: false, Limit: 4 })).toEqual(sorted.toReversed());
    });

    subject.it("lists only what has its keys, and follows each change", async () => {
      const status = subject.key().pk;
      const key = await subject.stored({ status });
      expect(await listed(status)).toEqual([]);
      await subject.update(key, "SET #at = :one", { ":one": 1 }, { ExpressionAttributeNames: { "#at": "at" } });
      expect(await listed(status)).toEqual([1]);
      await subject.update(key, "SET #at = :two", { ":two": 2 }, { ExpressionAttributeNames: { "#at": "at" } });
      expect(await listed(status)).toEqual([2]);
      await subject.update(key, "REMOVE #status", undefined, { ExpressionAttributeNames: { "#status": "status" } });
      expect(await listed(status)).toEqual([]);
    });

    subject.it("goes page by page through items with the same keys", async () => {
      const status = subject.key().pk;
      for (let i = 0; i < 7; i++) await subject.stored({ status, at: i < 5 ? 1 : 2 });
      expect(await listed(status, { Limit: 2 })).toEqual([1, 1, 1, 1, 1, 2, 2]);
      expect(await listed(status, { Limit: 3, ScanIndexForward: false })).toEqual([2, 2, 1, 1, 1, 1, 1]);
    });

    subject.it("is read consistently by nobody", () =>
      refused(
        query({
          IndexName: "byStatus",
          ConsistentRead: true,
          KeyConditionExpression: "#status = :a",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":a": "a" },
        }),
        "Consistent reads are not supported on global secondary indexes",
      ).then(() => undefined),
    );

    subject.it("that is not there is named", () =>
      refused(
        query({ IndexName: "none", KeyConditionExpression: "pk = :a", ExpressionAttributeValues: { ":a": "a" } }),
        "The table does not have the specified index: none",
      ).then(() => undefined),
    );
  });

  describe("a scan", () => {
    subject.it("reads everything once, page by page and in segments", async () => {
      const mark = subject.key().pk;
      const wanted = new Set<string>();
      for (let i = 0; i < 25; i++) wanted.add((await subject.stored({ mark })).pk);
      const filter = { FilterExpression: "mark = :mark", ExpressionAttributeValues: { ":mark": mark } };
      const read = async (options: object) => {
        const found: string[] = [];
        let start: Values | undefined;
        do {
          const page = await scan({ ...filter, ...options, Limit: 10, ...(start && { ExclusiveStartKey: start }) });
          found.push(...(page.Items ?? []).map((item) => item["pk"] as string));
          start = page.LastEvaluatedKey;
        } while (start !== undefined);
        return found;
      };
      const whole = await read({});
      const segments = await Promise.all([0, 1, 2].map((Segment) => read({ Segment, TotalSegments: 3 })));
      expect([whole.length, segments.flat().length]).toEqual([25, 25]);
      expect([new Set(whole), new Set(segments.flat())]).toEqual([wanted, wanted]);
    });
  });
}
