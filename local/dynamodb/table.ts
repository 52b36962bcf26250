import type { TableInput } from "../../packages/embedded-dynamodb/server.ts";

/** A table in the words of `sst.aws.Dynamo`. */
export interface TableSchema {
  readonly fields: Readonly<Record<string, "string" | "number" | "binary">>;
  readonly primaryIndex: Index;
  readonly globalIndexes?: Readonly<Record<string, Index>>;
  readonly ttl?: string;
}

interface Index {
  readonly hashKey: string;
  readonly rangeKey?: string;
}

const ATTRIBUTE_TYPES = { string: "S", number: "N", binary: "B" } as const;

/** The body of `CreateTable` for the schema: on-demand billing, every index projecting everything, as SST deploys it. */
export function createTableInput(tableName: string, schema: TableSchema): TableInput {
  const indexes = Object.entries(schema.globalIndexes ?? {});
  return {
    TableName: tableName,
    ...(schema.ttl !== undefined && { TimeToLiveAttribute: schema.ttl }),
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: Object.entries(schema.fields).map(([name, type]) => ({
      AttributeName: name,
      AttributeType: ATTRIBUTE_TYPES[type],
    })),
    KeySchema: keySchema(schema.primaryIndex),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
        IndexName: name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: "ALL" },
      })),
    }),
  };
}

function keySchema(index: Index) {
  const hash = { AttributeName: index.hashKey, KeyType: "HASH" } as const;
  return index.rangeKey === undefined ? [hash] : [hash, { AttributeName: index.rangeKey, KeyType: "RANGE" } as const];
}
