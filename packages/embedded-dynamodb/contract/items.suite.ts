import { GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, NumberValue, PutCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import { refused, type Subject, type Values } from "../testing/subject.ts";

const number = (text: string) => NumberValue.from(text);

export function items(subject: Subject): void {
  const put = (Item: Values, options: object = {}) =>
    subject.client.send(new PutCommand({ TableName: subject.table, Item, ...options }));
  /** Numbers as they are answered for numbers as they were written. */
  const texts = async (written: Record<string, string>): Promise<Record<string, string>> => {
    const entries = Object.entries(written).map(([name, text]) => [name, number(text)]);
    return numbersOf(await subject.stored(Object.fromEntries(entries) as Values));
  };
  const numbersOf = async ({ pk, sk }: { pk: string; sk: string }): Promise<Record<string, string>> => {
    const get = new GetItemCommand({ TableName: subject.table, Key: { pk: { S: pk }, sk: { S: sk } } });
    const { Item = {} } = await subject.client.send(get);
    return Object.fromEntries(Object.entries(Item).flatMap(([name, { N }]) => (N === undefined ? [] : [[name, N]])));
  };

  describe("an item", () => {
    subject.it("is read as it was written, whatever its types", async () => {
      const item = {
        text: 'Grüße, 世界 👟 \u0000 "\\',
        empty: "",
        number: -12.5,
        bytes: Uint8Array.of(0, 1, 255),
        yes: true,
        nothing: null,
        texts: new Set(["a", "b"]),
        numbers: new Set([1, 2.5]),
        blobs: new Set([Uint8Array.of(1), Uint8Array.of(2)]),
        list: [1, "two", [false, { three: 3 }], {}],
        map: { nested: { deep: [] } },
      };
      expect(await subject.get(await subject.stored(item))).toEqual(item);
    });

    subject.it("may have attributes that are named as an object's own", async () => {
      const { pk, sk } = subject.key();
      const key = { pk: { S: pk }, sk: { S: sk } };
      const names = ["constructor", "toString", "hasOwnProperty"];
      const attributes = Object.fromEntries(names.map((name) => [name, { N: "1" }]));
      const { table: TableName, client } = subject;
      const missing = {
        ConditionExpression: names.map((name) => `attribute_not_exists(#${name})`).join(" AND "),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      };
      await client.send(new PutItemCommand({ TableName, Item: key }));
      await client.send(new PutItemCommand({ TableName, Item: { ...key, ...attributes }, ...missing }));
      const update = {
        UpdateExpression: "ADD #c :one",
        ExpressionAttributeNames: { "#c": "constructor" },
        ExpressionAttributeValues: { ":one": { N: "1" } },
      };
      await client.send(new UpdateItemCommand({ TableName, Key: key, ...update }));
      expect(await numbersOf({ pk, sk })).toEqual({ constructor: "2", toString: "1", hasOwnProperty: "1" });
    });

    subject.it("is replaced as a whole, and only that one", async () => {
      const key = await subject.stored({ a: 1 });
      const other = { ...key, sk: "other" };
      await put({ ...other, a: 2 });
      await put({ ...key, b: 1 });
      expect([await subject.get(key), await subject.get(other)]).toEqual([{ b: 1 }, { a: 2 }]);
    });

    subject.it("that is not there is read as none", async () =>
      expect(await subject.get(subject.key())).toBeUndefined(),
    );

    subject.it("is deleted, and may be deleted again", async () => {
      const key = await subject.stored({});
      const remove = () => subject.client.send(new DeleteCommand({ TableName: subject.table, Key: key }));
      await remove();
      await remove();
      expect(await subject.get(key)).toBeUndefined();
    });

    subject.it("of more than 400 KB is refused", async () => {
      await subject.stored({ payload: "x".repeat(400 * 1024 - 100) });
      await refused(
        subject.stored({ payload: "x".repeat(400 * 1024) }),
        "Item size has exceeded the maximum allowed size",
      );
      const key = await subject.stored({ payload: "x".repeat(300 * 1024) });
      await refused(
        subject.update(key, "SET more = :more", { ":more": "x".repeat(150 * 1024) }),
        "Item size to update has exceeded the maximum allowed size",
      );
    });

    subject.it(
      "counts its text in bytes of UTF-8",
      () =>
        refused(
          subject.stored({ payload: "ü".repeat(201 * 1024) }),
          "Item size has exceeded the maximum allowed size",
        ).then(() => undefined),
      "sizes in bytes of UTF-8",
    );
  });

  describe("a number", () => {
    subject.it("is kept to 38 digits, without needless zeros", async () => {
      const exact = "1234567890123456789012345678.9012345678";
      const stored = { a: exact, b: "1.50", c: "-0", d: "1e3", e: "0.10e-2", f: "007" };
      expect(await texts(stored)).toEqual({ a: exact, b: "1.5", c: "0", d: "1000", e: "0.001", f: "7" });
    });

    subject.it("reaches from 1E-130 to 9.99E+125", async () => {
      const { a, b } = await texts({ a: "9.99e125", b: "1e-130" });
      expect([Number(a), Number(b)]).toEqual([9.99e125, 1e-130]);
      await refused(texts({ a: "1e126" }), /^Number overflow\. Attempting to store a number with magnitude larger/);
      await refused(texts({ a: "1e-131" }), /^Number underflow\. Attempting to store a number with magnitude smaller/);
    });

    subject.it("of 39 digits, and text that is no number, are refused", async () => {
      await refused(texts({ a: "1".repeat(39) }), "Attempting to store more than 38 significant digits in a Number");
      await refused(texts({ a: "twelve" }), "The parameter cannot be converted to a numeric value: twelve");
    });

    subject.it("is added exactly, where floating point is not", async () => {
      expect(await subject.updated({ n: 0.1 }, "ADD n :x", { ":x": 0.2 })).toEqual({ n: 0.3 });
      const key = await subject.stored({ n: number("99999999999999999999999999999999999998") });
      await subject.update(key, "SET n = n + :x", { ":x": 1 });
      expect(await numbersOf(key)).toEqual({ n: "99999999999999999999999999999999999999" });
    });

    subject.it(
      "has 38 digits at most as a sum, too",
      async () => {
        const key = await subject.stored({ n: number("1e37") });
        await refused(
          subject.update(key, "ADD n :x", { ":x": 0.1 }),
          "Attempting to store more than 38 significant digits in a Number",
        );
      },
      "38 digits of a sum",
    );

    subject.it("equals another that is written differently", async () => {
      expect(await subject.holds({ n: number("1.0") }, "n = :x", { ":x": number("1") })).toBe(true);
      expect(await subject.holds({ n: new Set([1, 2]) }, "contains(n, :x)", { ":x": number("2.00") })).toBe(true);
    });
  });

  describe("a condition", () => {
    subject.it("decides among writers that come together: one wins", async () => {
      const key = subject.key();
      const create = (winner: number) =>
        put({ ...key, winner }, { ConditionExpression: "attribute_not_exists(pk)" }).then(
          () => winner,
          (error: Error) => error.name,
        );
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => create(at)));
      const [winner, ...others] = outcomes.filter((outcome) => typeof outcome === "number");
      expect(others).toEqual([]);
      expect(await subject.get(key)).toEqual({ winner });
      expect(outcomes.filter((outcome) => outcome === "ConditionalCheckFailedException")).toHaveLength(19);
    });

    subject.it("lets no decrement through that would pass below zero", async () => {
      const key = await subject.stored({ left: 10 });
      const take = () =>
        subject.update(
          key,
          "ADD #left :minus",
          { ":minus": -1, ":zero": 0 },
          {
            ConditionExpression: "#left > :zero",
            ExpressionAttributeNames: { "#left": "left" },
          },
        );
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, take));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
      expect(await subject.get(key)).toEqual({ left: 0 });
    });

    subject.it("that fails leaves the item alone", async () => {
      const key = await subject.stored({ a: 1 });
      const failing = { ConditionExpression: "a = :two", ExpressionAttributeValues: { ":two": 2 } };
      await refused(
        put({ ...key, a: 3 }, failing),
        "The conditional request failed",
        "ConditionalCheckFailedException",
      );
      await refused(
        subject.update(key, "SET a = :two", failing.ExpressionAttributeValues, { ConditionExpression: "a = :two" }),
        "The conditional request failed",
        "ConditionalCheckFailedException",
      );
      expect(await subject.get(key)).toEqual({ a: 1 });
    });

    subject.it(
      "that fails shows the item to who asks for it",
      async () => {
        const key = await subject.stored({ a: 1 });
        const failing = {
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        };
        const error = await refused(put(key, failing), /.*/, "ConditionalCheckFailedException");
        expect(error).toMatchObject({ Item: { pk: { S: key.pk }, a: { N: "1" } } });
      },
      "the item with a failed condition",
    );

    subject.it(
      "compares documents whole, sets whatever their order",
      async () => {
        const document = { m: { a: [1, { b: null }] }, s: new Set(["x", "y"]) };
        const equal = { ":m": { a: [1, { b: null }] }, ":s": new Set(["y", "x"]) };
        expect(await subject.holds(document, "m = :m AND s = :s", equal)).toBe(true);
        expect(await subject.holds(document, "m = :m", { ":m": { a: [1, { b: 0 }] } })).toBe(false);
      },
      "equality of documents",
    );

    subject.it(
      "knows the size of what is empty",
      async () =>
        expect(await subject.holds({ t: "", l: [] }, "size(t) = :n AND size(l) = :n", { ":n": 0 })).toBe(true),
      "sizes of empty values",
    );
  });

  describe("ReturnValues", () => {
    const returned = async (item: Values | undefined, ReturnValues: UpdateCommandInput["ReturnValues"]) => {
      const key = item ? await subject.stored(item) : subject.key();
      const values = { ":b": 2, ":d": 3 };
      const { Attributes } = await subject.update(key, "SET b = :b, m.d = :d REMOVE c", values, { ReturnValues });
      const { pk, sk, ...rest } = Attributes ?? {};
      return { ...rest, ...(pk !== undefined && { keyed: pk === key.pk && sk === key.sk }) };
    };
    const before = { a: 1, b: 1, c: 1, m: { d: 1, e: 1 } };
    const after = { a: 1, b: 2, m: { d: 3, e: 1 } };

    subject.it("of an update are the item or its changed parts, before or after", async () => {
      expect(await returned(before, "ALL_OLD")).toEqual({ ...before, keyed: true });
      expect(await returned(before, "ALL_NEW")).toEqual({ ...after, keyed: true });
      expect(await returned(before, "UPDATED_OLD")).toEqual({ b: 1, c: 1, m: { d: 1 } });
      expect(await returned(before, "UPDATED_NEW")).toEqual({ b: 2, m: { d: 3 } });
      expect(await returned(before, "NONE")).toEqual({});
    });

    subject.it("of an update that makes the item are what it makes", async () => {
      const [one, two] = [subject.key(), subject.key()];
      const shown = await subject.update(one, "SET b = :b", { ":b": 2 }, { ReturnValues: "ALL_NEW" });
      expect(shown.Attributes).toEqual({ ...one, b: 2 });
      const before = await subject.update(two, "SET b = :b", { ":b": 2 }, { ReturnValues: "ALL_OLD" });
      expect(before.Attributes).toBeUndefined();
    });

    subject.it("of a put and of a delete are the item before", async () => {
      const key = await subject.stored({ a: 1 });
      expect((await put({ ...key, a: 2 }, { ReturnValues: "ALL_OLD" })).Attributes).toEqual({ ...key, a: 1 });
      const remove = new DeleteCommand({ TableName: subject.table, Key: key, ReturnValues: "ALL_OLD" });
      expect((await subject.client.send(remove)).Attributes).toEqual({ ...key, a: 2 });
      await refused(put(key, { ReturnValues: "ALL_NEW" }), "ReturnValues can only be ALL_OLD or NONE");
    });
  });

  describe("consumed capacity", () => {
    subject.it("is a unit for each KB written, and for each 4 KB read consistently", async () => {
      const key = subject.key();
      const written = await put({ ...key, payload: "x".repeat(2500) }, { ReturnConsumedCapacity: "TOTAL" });
      expect(written.ConsumedCapacity?.CapacityUnits).toBe(3);
      const read = (ConsistentRead: boolean) =>
        subject.client.send(
          new GetCommand({ TableName: subject.table, Key: key, ConsistentRead, ReturnConsumedCapacity: "TOTAL" }),
        );
      expect((await read(true)).ConsumedCapacity).toEqual({ TableName: subject.table, CapacityUnits: 1 });
      expect((await read(false)).ConsumedCapacity?.CapacityUnits).toBe(0.5);
    });
  });
}
