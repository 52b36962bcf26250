import { unknownOperation } from "../errors.ts";
import { batchGetItem, batchWriteItem } from "./batches.ts";
import type { Engine } from "./engine.ts";
import { deleteItem, getItem, putItem, updateItem } from "./items.ts";
import { query } from "./query.ts";
import { scan } from "./scan.ts";
import { checkShape, SHAPES, type Input, type OperationName } from "./shapes.ts";
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTable,
  updateTimeToLive,
} from "./tables.ts";
import { transactGetItems, transactWriteItems } from "./transactions.ts";

const OPERATIONS = {
  CreateTable: createTable,
  UpdateTable: updateTable,
  DescribeTable: describeTable,
  DeleteTable: deleteTable,
  ListTables: listTables,
  DescribeTimeToLive: describeTimeToLive,
  UpdateTimeToLive: updateTimeToLive,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  GetItem: getItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
} as const satisfies Record<OperationName, (engine: Engine, input: never) => string>;

export const isOperation = (name: string): name is OperationName => Object.hasOwn(OPERATIONS, name);

/** Runs the operation to its end and gives the answer as JSON. Throws a ServiceError. */
export function execute(engine: Engine, name: string, input: Input): string {
  if (!isOperation(name)) throw unknownOperation();
  checkShape(SHAPES[name], input);
  const operation = OPERATIONS[name] as (engine: Engine, input: unknown) => string;
  return operation(engine, input);
}
