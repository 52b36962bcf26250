import type { z } from "zod";
import type {
  Attributes,
  Element,
  Essentials,
  ListName,
  Name,
  NumberName,
  Path,
  RemovableName,
} from "@/lib/platform/table/attributes";
import { log } from "@/lib/platform/log";
import { conditionsOn, stored, type Condition, type ConditionTree } from "@/lib/platform/table/condition";
import { deleteItem, putItem, queryItems, updateItem, type Met, type QueryOptions } from "@/lib/platform/table/table";
import { getItem, type Item, type Key } from "@/lib/platform/table/read";

/** Where `gsi1` lists a record. */
export interface IndexKey {
  readonly gsi1pk: string;
  readonly gsi1sk: string;
}

/** A change of a record. What names an attribute that the record has not, or gives one a wrong type, does not compile. */
export interface Change<T> {
  readonly set?: Attributes<T>;
  readonly remove?: readonly RemovableName<T>[];
  /** Adds to numbers; an absent one counts from 0. */
  readonly add?: { readonly [K in NumberName<T>]?: number };
  /** Appends to lists; an absent one begins empty. */
  readonly append?: { readonly [K in ListName<T>]?: readonly Element<T, K>[] };
  /** Takes the first of a list away and keeps it in a map. The list must not be empty: that is the caller's condition. */
  readonly take?: Taking<T>;
  readonly when?: Condition<T> | undefined;
  /** The record's new place in the index. */
  readonly index?: IndexKey;
}

interface Taking<T> {
  readonly firstOf: ListName<T>;
  readonly into: Path<T>;
}

/** What a write has decided: whether it happened, and the record as it then is. Undefined when there is none. */
export interface Decided<T> {
  readonly written: boolean;
  readonly record: T | undefined;
}

export interface Found<T> {
  readonly record: T;
  /** Sort key, of the index where the index was asked: a page begins after it. */
  readonly sortKey: string;
}

interface Query<T> extends QueryOptions {
  readonly filter?: Condition<T> | undefined;
}

/** A zod object, all of whose attributes the record has. */
type PartOf<T, Part extends z.ZodObject> = [Exclude<keyof z.infer<Part>, Name<T>>] extends [never] ? Part : never;

interface Definition<Schema extends z.ZodType, Id> {
  readonly schema: Schema;
  /** The one place where the record's keys are made. */
  readonly key: (id: Id) => Key;
}

const both = (a: ConditionTree, b: ConditionTree | undefined): ConditionTree =>
  b === undefined ? a : { kind: "and", of: [a, b] };

/**
 * A kind of record in the table: its zod schema and its key. Reads go through the schema, so a record is never anything
 * else (throws ZodError); writes are typed by it. Attributes that the schema does not name are not read.
 */
export function entity<Schema extends z.ZodType<object>, Id>({ schema, key }: Definition<Schema, Id>) {
  type T = z.infer<Schema>;
  const parse = (item: Item): T => schema.parse(item);
  const parseFound = (item: Item | undefined): T | undefined => item && parse(item);
  const write = (id: Id, change: Change<T>, condition: ConditionTree | undefined): Promise<Met<Item>> => {
    const { set, index, remove, add, append, take } = change;
    return updateItem(key(id), { set: { ...set, ...index }, remove, add, append, take }, condition);
  };
  const written = async (id: Id, change: Change<T>, condition: ConditionTree | undefined): Promise<T | undefined> => {
    const outcome = await write(id, change, condition);
    return outcome.written ? parse(outcome.result) : undefined;
  };
  const decided = (outcome: Met<Item>): Decided<T> =>
    outcome.written
      ? { written: true, record: parse(outcome.result) }
      : { written: false, record: parseFound(outcome.met) };

  const create = (id: Id, record: T, index?: IndexKey) =>
    putItem({ ...(record as Item), ...index, ...key(id) }, { kind: "absent", path: "pk" });

  return {
    when: conditionsOn<T>(),

    /** The record as last written (strongly consistent), or undefined. */
    get: async (id: Id): Promise<T | undefined> => parseFound(await getItem(key(id))),

    /** True when this call created the record, false when one was there already. */
    create: async (id: Id, record: T, index?: IndexKey): Promise<boolean> => (await create(id, record, index)).written,

    /** As create, and tells what is there: the record, or the one that was there before. */
    createOrMeet: async (id: Id, record: T, index?: IndexKey): Promise<Decided<T>> => {
      const outcome = await create(id, record, index);
      return outcome.written ? { written: true, record } : { written: false, record: parseFound(outcome.met) };
    },

    /** Writes the record whatever was there. */
    put: async (id: Id, record: T): Promise<void> => void (await putItem({ ...(record as Item), ...key(id) })),

    /** As put, where the condition allows it: true when it did. */
    replace: async (id: Id, record: T, when: Condition<T>, index?: IndexKey): Promise<boolean> =>
      (await putItem({ ...(record as Item), ...index, ...key(id) }, when)).written,

    /** One conditional write on a record that is there. Resolves with the record after it, or undefined when there is none or the condition does not hold. */
    update: (id: Id, change: Change<T>): Promise<T | undefined> => written(id, change, both(stored, change.when)),

    /** As update, and resolves in any case with the record as it then is, and with whether this call wrote it. */
    decide: async (id: Id, change: Change<T>): Promise<Decided<T>> =>
      decided(await write(id, change, both(stored, change.when))),

    /** As update, and creates the record where there is none and the condition allows it: the change must hold all that it needs. */
    upsert: (id: Id, change: Change<T> & { readonly set: Essentials<T> }): Promise<T | undefined> =>
      written(id, change, change.when),

    /** As upsert, and resolves in any case with the record as it then is. */
    upsertOrMeet: async (id: Id, change: Change<T> & { readonly set: Essentials<T> }): Promise<Decided<T>> =>
      decided(await write(id, change, change.when)),

    /** Safe to repeat. With a condition: deletes only where it holds. */
    delete: (id: Id, when?: Condition<T>): Promise<void> => deleteItem(key(id), when),

    /** The records of one partition in the order of their sort key, or backwards. Consistent except on the index. */
    query: async (partition: string, query: Query<T> = {}): Promise<Found<T>[]> => {
      const items = await queryItems(partition, query);
      return items.map((item) => ({ record: parse(item), sortKey: String(item[query.index ? "gsi1sk" : "sk"]) }));
    },

    /** As query, without the items that the schema refuses: for a list of which one odd item must not hide the others. Those are logged. */
    queryKnown: async (partition: string): Promise<T[]> => {
      const items = await queryItems(partition);
      return items.flatMap((item) => {
        const { data, error } = schema.safeParse(item);
        if (data !== undefined) return [data];
        log.warn("an item of another shape is passed over", { pk: partition, sk: String(item["sk"]) }, error);
        return [];
      });
    },

    /** As query, and reads only the attributes that `part` names. */
    queryPart: async <Part extends z.ZodObject>(
      part: PartOf<T, Part>,
      partition: string,
      query: Query<T> = {},
    ): Promise<z.infer<Part>[]> => {
      const items = await queryItems(partition, { ...query, attributes: Object.keys(part.shape) });
      return items.map((item) => part.parse(item));
    },
  };
}
