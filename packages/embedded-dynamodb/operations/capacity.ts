/** Units as on-demand tables count them: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */

export type ReturnConsumedCapacity = "INDEXES" | "TOTAL" | "NONE";

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/** A transaction counts double, an eventually consistent read half. */
export const readUnits = (bytes: number, factor: 0.5 | 1 | 2): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * factor;

export const writeUnits = (bytes: number, factor: 1 | 2 = 1): number =>
  Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES)) * factor;

interface IndexUnits {
  readonly name: string;
  readonly kind: "global" | "local";
}

/** `ConsumedCapacity` of an answer, as far as the request asks for it. */
export function consumed(
  wanted: ReturnConsumedCapacity | undefined,
  TableName: string,
  units: number,
  index?: IndexUnits,
): object | undefined {
  if (wanted !== "TOTAL" && wanted !== "INDEXES") return undefined;
  return { TableName, CapacityUnits: units, ...(wanted === "INDEXES" && breakdown(units, index)) };
}

function breakdown(units: number, index: IndexUnits | undefined): object {
  if (index === undefined) return { Table: { CapacityUnits: units } };
  const member = index.kind === "global" ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";
  return { Table: { CapacityUnits: 0 }, [member]: { [index.name]: { CapacityUnits: units } } };
}
