/**
 * The one table, in the words of `sst.aws.Dynamo`. `infra/table.ts` creates it on AWS, `local/main.ts` on this machine.
 * Pure data: imports nothing.
 */
export const tableSchema = {
  fields: { pk: "string", sk: "string", gsi1pk: "string", gsi1sk: "string" },
  primaryIndex: { hashKey: "pk", rangeKey: "sk" },
  globalIndexes: { gsi1: { hashKey: "gsi1pk", rangeKey: "gsi1sk" } },
  ttl: "ttlSeconds",
} as const;
