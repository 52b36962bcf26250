import { orderedNumber } from "../values/number.ts";
import { memberOf, scalarOf, type AttributeValue, type Item, type ScalarName } from "../values/types.ts";
import { projector } from "../expressions/projection.ts";

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: "HASH" | "RANGE";
}

export interface IndexDescription {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: {
    readonly ProjectionType: "ALL" | "KEYS_ONLY" | "INCLUDE";
    readonly NonKeyAttributes?: readonly string[];
  };
}

/** What is kept of a table, in the words of `CreateTable`. */
export interface TableDescription {
  readonly TableName: string;
  readonly TableId: string;
  readonly CreationDateTime: number;
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: ScalarName }[];
  readonly KeySchema: readonly KeySchemaElement[];
  readonly BillingMode: "PAY_PER_REQUEST" | "PROVISIONED";
  readonly ProvisionedThroughput?: { readonly ReadCapacityUnits: number; readonly WriteCapacityUnits: number };
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[];
  readonly LocalSecondaryIndexes?: readonly IndexDescription[];
  readonly TimeToLiveAttribute?: string;
  /** Columns that secondary indexes have had so far: a number is never given twice. */
  readonly columns: Readonly<Record<string, number>>;
}

export interface KeyAttribute {
  readonly name: string;
  readonly type: ScalarName;
}

export interface Keys {
  readonly hash: KeyAttribute;
  readonly range: KeyAttribute | undefined;
}

export interface SecondaryIndex extends Keys {
  readonly name: string;
  readonly kind: "global" | "local";
  readonly column: number;
  readonly projectsAll: boolean;
  /** What the index holds of an item. */
  readonly project: (item: Item) => Item;
}

/** What sorts in SQLite as DynamoDB sorts: text by the bytes of UTF-8, binary by bytes, numbers as ordered text. */
export type SortValue = string | Uint8Array;

export function sortValue(value: AttributeValue, type: ScalarName): SortValue {
  const text = scalarOf(value, type)!;
  return type === "S" ? text : type === "N" ? orderedNumber(text) : Buffer.from(text, "base64");
}

/** Keys and indexes of a table, read from its description. */
export class Definition {
  readonly description: TableDescription;
  readonly keys: Keys;
  readonly indexes: readonly SecondaryIndex[];

  constructor(description: TableDescription) {
    this.description = description;
    this.keys = keysOf(description, description.KeySchema);
    this.indexes = [
      ...(description.GlobalSecondaryIndexes ?? []).map((index) => this.#index("global", index)),
      ...(description.LocalSecondaryIndexes ?? []).map((index) => this.#index("local", index)),
    ];
  }

  #index(kind: "global" | "local", { IndexName, KeySchema, Projection }: IndexDescription): SecondaryIndex {
    const keys = keysOf(this.description, KeySchema);
    const names = [...namesOf(this.keys), ...namesOf(keys), ...(Projection.NonKeyAttributes ?? [])];
    const project = projector([...new Set(names)].map((name) => [name]));
    const projectsAll = Projection.ProjectionType === "ALL";
    const column = this.description.columns[IndexName]!;
    return { ...keys, name: IndexName, kind, column, projectsAll, project: projectsAll ? (item) => item : project };
  }

  index(name: string): SecondaryIndex | undefined {
    return this.indexes.find((index) => index.name === name);
  }
}

export const namesOf = ({ hash, range }: Keys): string[] => (range ? [hash.name, range.name] : [hash.name]);

function keysOf({ AttributeDefinitions }: TableDescription, schema: readonly KeySchemaElement[]): Keys {
  const attribute = (type: KeySchemaElement["KeyType"]): KeyAttribute | undefined => {
    const name = schema.find((element) => element.KeyType === type)?.AttributeName;
    const found = AttributeDefinitions.find((definition) => definition.AttributeName === name);
    return found && { name: found.AttributeName, type: found.AttributeType };
  };
  return { hash: attribute("HASH")!, range: attribute("RANGE") };
}

/** The item's place, or undefined when it lacks a key attribute: then a secondary index does not list it. */
export function placeOf({ hash, range }: Keys, item: Item): readonly [SortValue, SortValue] | undefined {
  const first = memberOf(item, hash.name);
  const second = range && memberOf(item, range.name);
  if (first === undefined || (range && second === undefined)) return undefined;
  return [sortValue(first, hash.type), range ? sortValue(second!, range.type) : ""];
}

/** The key attributes of the item alone. */
export function keyOf(keys: readonly Keys[], item: Item): Item {
  const names = new Set(keys.flatMap(namesOf));
  return Object.fromEntries([...names].map((name) => [name, item[name]!]));
}
