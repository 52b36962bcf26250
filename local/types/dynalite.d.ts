declare module "dynalite/db/index.js" {
  interface KeyPart {
    readonly AttributeName: string;
    readonly KeyType: "HASH" | "RANGE";
  }
  type Item = Record<string, Record<string, unknown>>;
  interface Table {
    readonly TableName: string;
    readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string; readonly KeySchema: readonly KeyPart[] }[];
  }
  const db: {
    createIndexKey(item: Item, table: Table, keySchema: readonly KeyPart[]): string;
  };
  export default db;
  export type { Item, Table };
}
