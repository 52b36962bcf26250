import { BatchGetCommand, BatchWriteCommand, TransactGetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import { refused, type Subject } from "../testing/subject.ts";

type Writes = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"]>;

export function batches(subject: Subject): void {
  const batchWrite = (requests: object[]) =>
    subject.client.send(new BatchWriteCommand({ RequestItems: { [subject.table]: requests } }));
  const batchGet = (Keys: Record<string, string>[], options: object = {}) =>
    subject.client.send(new BatchGetCommand({ RequestItems: { [subject.table]: { Keys, ...options } } }));

  describe("a batch", () => {
    subject.it("writes and reads several items", async () => {
      const [kept, gone, made] = [await subject.stored({ a: 1 }), await subject.stored({}), subject.key()];
      await batchWrite([{ PutRequest: { Item: { ...made, a: 2 } } }, { DeleteRequest: { Key: gone } }]);
      const { Responses } = await batchGet([kept, gone, made], { ConsistentRead: true });
      expect(Responses?.[subject.table]).toHaveLength(2);
      expect(Responses?.[subject.table]).toEqual(
        expect.arrayContaining([
          { ...kept, a: 1 },
          { ...made, a: 2 },
        ]),
      );
      const projected = await batchGet([kept], { ProjectionExpression: "a" });
      expect(projected.Responses?.[subject.table]).toEqual([{ a: 1 }]);
    });

    subject.it("with an item twice is refused as a whole", async () => {
      const [key, other] = [subject.key(), subject.key()];
      const message = "Provided list of item keys contains duplicates";
      await refused(batchGet([key, key]), message);
      await refused(
        batchWrite([{ PutRequest: { Item: other } }, { PutRequest: { Item: key } }, { DeleteRequest: { Key: key } }]),
        message,
      );
      expect(await subject.get(other)).toBeUndefined();
    });

    subject.it("of more than 25 writes or 100 reads is refused", async () => {
      const keys = Array.from({ length: 101 }, () => subject.key());
      await refused(
        batchWrite(keys.slice(0, 26).map((Item) => ({ PutRequest: { Item } }))),
        /less than or equal to 25/,
      );
      await refused(batchGet(keys), /less than or equal to 100|Too many items requested/);
    });
  });
}

export function transactions(subject: Subject): void {
  const write = (TransactItems: Writes, options: object = {}) =>
    subject.client.send(new TransactWriteCommand({ TransactItems, ...options }));
  const table = () => ({ TableName: subject.table });
  const needs = "transactions";

  describe("a transaction", () => {
    subject.it(
      "writes all of its items",
      async () => {
        const [made, changed, gone, checked] = [
          subject.key(),
          await subject.stored({ n: 1 }),
          await subject.stored({}),
          await subject.stored({}),
        ];
        await write([
          { Put: { ...table(), Item: { ...made, a: 1 }, ConditionExpression: "attribute_not_exists(pk)" } },
          {
            Update: { ...table(), Key: changed, UpdateExpression: "ADD n :n", ExpressionAttributeValues: { ":n": 1 } },
          },
          { Delete: { ...table(), Key: gone } },
          { ConditionCheck: { ...table(), Key: checked, ConditionExpression: "attribute_exists(pk)" } },
        ]);
        const items = await Promise.all([made, changed, gone, checked].map((key) => subject.get(key)));
        expect(items).toEqual([{ a: 1 }, { n: 2 }, undefined, {}]);
      },
      needs,
    );

    subject.it(
      "writes none of them when one cannot be written, and says which",
      async () => {
        const [made, there] = [subject.key(), await subject.stored({ a: 1, text: "t" })];
        const condition = {
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        } as const;
        const failed = await refused(
          write([{ Put: { ...table(), Item: made } }, { Put: { ...table(), Item: there, ...condition } }]),
          "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]",
          "TransactionCanceledException",
        );
        expect(failed).toMatchObject({
          CancellationReasons: [
            { Code: "None" },
            {
              Code: "ConditionalCheckFailed",
              Message: "The conditional request failed",
              Item: { pk: { S: there.pk }, a: { N: "1" } },
            },
          ],
        });
        const add = {
          UpdateExpression: "ADD #t :n",
          ExpressionAttributeNames: { "#t": "text" },
          ExpressionAttributeValues: { ":n": 1 },
        };
        await refused(
          write([{ Put: { ...table(), Item: made } }, { Update: { ...table(), Key: there, ...add } }]),
          /\[None, ValidationError\]$/,
          "TransactionCanceledException",
        );
        expect(await subject.get(made)).toBeUndefined();
      },
      needs,
    );

    subject.it(
      "keeps a balance whatever comes at once",
      async () => {
        const [from, to] = [await subject.stored({ sum: 5 }), await subject.stored({ sum: 0 })];
        const move = () =>
          write([
            {
              Update: {
                ...table(),
                Key: from,
                UpdateExpression: "SET #sum = #sum - :one",
                ConditionExpression: "#sum >= :one",
                ExpressionAttributeNames: { "#sum": "sum" },
                ExpressionAttributeValues: { ":one": 1 },
              },
            },
            {
              Update: {
                ...table(),
                Key: to,
                UpdateExpression: "ADD #sum :one",
                ExpressionAttributeNames: { "#sum": "sum" },
                ExpressionAttributeValues: { ":one": 1 },
              },
            },
          ]);
        const outcomes = await Promise.allSettled(Array.from({ length: 20 }, move));
        expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
        expect([await subject.get(from), await subject.get(to)]).toEqual([{ sum: 0 }, { sum: 5 }]);
      },
      needs,
    );

    subject.it(
      "with the same token is done once",
      async () => {
        const key = await subject.stored({ n: 0 });
        const add = (n: number) => [
          { Update: { ...table(), Key: key, UpdateExpression: "ADD n :n", ExpressionAttributeValues: { ":n": n } } },
        ];
        const token = { ClientRequestToken: subject.key().pk };
        await write(add(1), token);
        await write(add(1), token);
        expect(await subject.get(key)).toEqual({ n: 1 });
        await refused(write(add(2), token), /different parameters/, "IdempotentParameterMismatchException");
      },
      needs,
    );

    subject.it(
      "names an item once",
      async () => {
        const key = subject.key();
        await refused(
          write([{ Put: { ...table(), Item: key } }, { Delete: { ...table(), Key: key } }]),
          "Transaction request cannot include multiple operations on one item",
        );
      },
      needs,
    );

    subject.it(
      "reads several items as they are together",
      async () => {
        const [there, missing] = [await subject.stored({ a: 1, b: 2 }), subject.key()];
        const read = new TransactGetCommand({
          TransactItems: [
            { Get: { ...table(), Key: there, ProjectionExpression: "a" } },
            { Get: { ...table(), Key: missing } },
          ],
        });
        expect((await subject.client.send(read)).Responses).toEqual([{ Item: { a: 1 } }, {}]);
      },
      needs,
    );
  });
}
