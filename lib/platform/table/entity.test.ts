import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z, ZodError } from "zod";
import { dynamo } from "@/lib/platform/aws/clients";
import { entity, type Change } from "@/lib/platform/table/entity";
import { getItem } from "@/lib/platform/table/read";
import { putItem } from "@/lib/platform/table/table";
import { startServices, type Services } from "@/workflows/testing/services";

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());
afterEach(() => void vi.restoreAllMocks());

const shoeSchema = z.object({
  name: z.string(),
  size: z.number(),
  state: z.enum(["new", "worn", "gone"]),
  colour: z.string().optional(),
  walks: z.number().optional(),
  owners: z.array(z.string()).optional(),
  maker: z.object({ town: z.string() }).optional(),
});
type Shoe = z.infer<typeof shoeSchema>;

interface ShoeKey {
  readonly shelf: string;
  readonly at: string;
}

const shelfOf = (shelf: string) => `SHELF#${shelf}`;
const keyOf = ({ shelf, at }: ShoeKey) => ({ pk: shelfOf(shelf), sk: at });
const shoes = entity({ schema: shoeSchema, key: keyOf });
const { when } = shoes;

const newKey = (): ShoeKey => ({ shelf: randomUUID(), at: "1" });
const shoe = { name: "Quanta", size: 42, state: "new" } as const satisfies Shoe;

async function stored(record: Shoe = shoe): Promise<ShoeKey> {
  const key = newKey();
  expect(await shoes.create(key, record)).toBe(true);
  return key;
}

describe("create", () => {
  it("happens once, however many callers try: the first record is kept", async () => {
    const key = newKey();
    const created = await Promise.all([1, 2, 3, 4].map((size) => shoes.create(key, { ...shoe, size })));
    expect(created.filter(Boolean)).toHaveLength(1);
    expect(await shoes.get(key)).toEqual({ ...shoe, size: created.indexOf(true) + 1 });
  });

  it("lists the record in the index where it is told to", async () => {
    const [key, partition] = [newKey(), `INDEX#${randomUUID()}`];
    await shoes.create(key, shoe, { gsi1pk: partition, gsi1sk: "7" });
    expect(await shoes.query(partition, { index: "gsi1" })).toEqual([{ record: shoe, sortKey: "7" }]);
  });
});

describe("get", () => {
  it("gives the attributes that the schema names, without keys", async () => {
    const key = newKey();
    await putItem({ ...keyOf(key), ...shoe, gsi1pk: "x", gsi1sk: "y", added: "by a later version" });
    expect(await shoes.get(key)).toEqual(shoe);
  });

  it("is undefined where no record is", async () => expect(await shoes.get(newKey())).toBeUndefined());
});

async function broken(): Promise<ShoeKey> {
  const key = newKey();
  await putItem({ ...keyOf(key), ...shoe, size: "forty-two" });
  return key;
}

describe("a stored item that the schema refuses", () => {
  it("throws when it is read", async () => {
    const key = await broken();
    await expect(shoes.get(key)).rejects.toBeInstanceOf(ZodError);
    await expect(shoes.query(shelfOf(key.shelf))).rejects.toBeInstanceOf(ZodError);
  });

  it("throws when it is updated, and can be mended by an update of what is wrong", async () => {
    const key = await broken();
    await expect(shoes.update(key, { set: { name: "New" } })).rejects.toBeInstanceOf(ZodError);
    expect(await shoes.update(key, { set: { size: 42 } })).toEqual({ ...shoe, name: "New" });
  });
});

describe("put", () => {
  it("writes the whole record, whatever was there", async () => {
    const key = await stored({ ...shoe, colour: "red" });
    await shoes.put(key, { ...shoe, state: "worn" });
    expect(await shoes.get(key)).toEqual({ ...shoe, state: "worn" });
  });
});

describe("update", () => {
  it("sets, removes, adds and appends in one write, and resolves with the record after it", async () => {
    const key = await stored({ ...shoe, colour: "red", walks: 3, owners: ["ada"] });
    const change: Change<Shoe> = {
      set: { state: "worn" },
      remove: ["colour"],
      add: { walks: 2 },
      append: { owners: ["grace"] },
    };
    const expected = { ...shoe, state: "worn", walks: 5, owners: ["ada", "grace"] };
    expect(await shoes.update(key, change)).toEqual(expected);
    expect(await shoes.get(key)).toEqual(expected);
  });

  it("counts an absent number from 0 and begins an absent list", async () => {
    const key = await stored();
    const change: Change<Shoe> = { add: { walks: 2 }, append: { owners: ["ada"] } };
    expect(await shoes.update(key, change)).toEqual({ ...shoe, walks: 2, owners: ["ada"] });
  });

  it("loses no addition of callers that come together", async () => {
    const key = await stored();
    await Promise.all(Array.from({ length: 10 }, () => shoes.update(key, { add: { walks: 1 } })));
    expect((await shoes.get(key))?.walks).toBe(10);
  });

  it("writes nothing where the condition does not hold", async () => {
    const key = await stored();
    expect(await shoes.update(key, { set: { size: 43 }, when: when.is("state", "worn") })).toBeUndefined();
    expect(await shoes.get(key)).toEqual(shoe);
  });

  it("has one winner where callers ask for the same state", async () => {
    const key = await stored();
    const change: Change<Shoe> = { set: { state: "gone" }, when: when.is("state", "new") };
    const updated = await Promise.all([1, 2, 3].map(() => shoes.update(key, change)));
    expect(updated.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ["no condition", undefined],
    ["a condition that holds for what is absent", when.absent("colour")],
    ["alternatives, one of which holds for what is absent", when.or(when.is("state", "new"), when.absent("state"))],
    ["the condition that there is no item", when.missing],
  ])("never creates half a record: with %s", async (_, condition) => {
    const key = newKey();
    expect(await shoes.update(key, { set: { colour: "red" }, when: condition })).toBeUndefined();
    expect(await getItem(keyOf(key))).toBeUndefined();
  });

  it("moves the record in the index", async () => {
    const [key, partition] = [newKey(), `INDEX#${randomUUID()}`];
    await shoes.create(key, shoe, { gsi1pk: partition, gsi1sk: "1" });
    await shoes.update(key, { index: { gsi1pk: partition, gsi1sk: "2" } });
    expect(await shoes.query(partition, { index: "gsi1" })).toEqual([{ record: shoe, sortKey: "2" }]);
  });

  it("checks a part of an attribute", async () => {
    const key = await stored({ ...shoe, maker: { town: "Porto" } });
    const ifFrom = (town: string) => shoes.update(key, { add: { walks: 1 }, when: when.is("maker.town", town) });
    expect(await ifFrom("Lyon")).toBeUndefined();
    expect(await ifFrom("Porto")).toMatchObject({ walks: 1 });
  });
});

describe("upsert", () => {
  it("creates the record where there is none, and changes it where there is one", async () => {
    const key = newKey();
    expect(await shoes.upsert(key, { set: shoe, add: { walks: 1 } })).toEqual({ ...shoe, walks: 1 });
    expect(await shoes.upsert(key, { set: { ...shoe, size: 43 }, add: { walks: 1 } })).toEqual({
      ...shoe,
      size: 43,
      walks: 2,
    });
  });

  it("has one winner where the record must be missing", async () => {
    const key = newKey();
    const taken = await Promise.all([1, 2, 3].map(() => shoes.upsert(key, { set: shoe, when: when.missing })));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("writes nothing where the condition does not hold", async () => {
    const key = newKey();
    expect(await shoes.upsert(key, { set: shoe, when: when.is("state", "new") })).toBeUndefined();
    expect(await shoes.get(key)).toBeUndefined();
  });

  it("without a number that a record needs throws", () =>
    expect(shoes.upsert(newKey(), { set: { name: "Pi", state: "new" } })).rejects.toBeInstanceOf(ZodError));
});

describe("delete", () => {
  it("can be repeated", async () => {
    const key = await stored();
    for (let i = 0; i < 2; i++) await shoes.delete(key);
    expect(await shoes.get(key)).toBeUndefined();
  });

  it("with a condition deletes only where it holds", async () => {
    const key = await stored();
    await shoes.delete(key, when.is("state", "worn"));
    expect(await shoes.get(key)).toEqual(shoe);
    await shoes.delete(key, when.is("state", "new"));
    expect(await shoes.get(key)).toBeUndefined();
  });
});

const at = (n: number) => String(n).padStart(3, "0");

/** A shelf with shoes at 001, 002, …: every third is worn. */
async function shelfWith(count: number): Promise<string> {
  const shelf = randomUUID();
  const create = (n: number) =>
    shoes.create({ shelf, at: at(n) }, { ...shoe, size: n, state: n % 3 === 0 ? "worn" : "new" });
  await Promise.all(Array.from({ length: count }, (_, i) => create(i + 1)));
  return shelfOf(shelf);
}

const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

describe("query", () => {
  let shelf: string;
  beforeAll(async () => {
    shelf = await shelfWith(90);
  });
  const numbers = async (query: Parameters<typeof shoes.query>[1]) =>
    (await shoes.query(shelf, query)).map(({ record }) => record.size);

  it("gives all records of the partition in the order of their sort key, and no others", async () => {
    expect(await numbers({})).toEqual(range(1, 90));
    expect(await shoes.query(shelfOf("empty"))).toEqual([]);
  });

  it("newest first gives them backwards", async () =>
    expect(await numbers({ newestFirst: true })).toEqual(range(90, 1, -1)));

  it("after and before leave out the bound itself", async () => {
    expect(await numbers({ after: at(88) })).toEqual([89, 90]);
    expect(await numbers({ before: at(3) })).toEqual([1, 2]);
    expect(await numbers({ before: at(3), newestFirst: true })).toEqual([2, 1]);
  });

  it("limit is the most there is, from the side that is asked", async () => {
    expect(await numbers({ limit: 2 })).toEqual([1, 2]);
    expect(await numbers({ limit: 2, newestFirst: true })).toEqual([90, 89]);
    expect(await numbers({ limit: 1000 })).toEqual(range(1, 90));
  });

  it("limit counts the records that pass the filter, however far they are", async () => {
    const worn = when.is("state", "worn");
    expect(await numbers({ filter: worn })).toEqual(range(3, 90, 3));
    expect(await numbers({ filter: worn, limit: 20 })).toEqual(range(3, 60, 3));
    expect(await numbers({ filter: when.above("size", 88), limit: 1 })).toEqual([89]);
  });

  it("a filter of no alternatives passes no record, as a condition of none holds for none", async () => {
    const none = when.isIn("state", []);
    expect(await numbers({ filter: none })).toEqual([]);
    expect(await numbers({ filter: when.or(none, when.is("size", 7)) })).toEqual([7]);
    const key = await stored();
    expect(await shoes.update(key, { set: { size: 43 }, when: none })).toBeUndefined();
  });

  it("a page goes on after the sort key of the last: none is left out, none comes twice", async () => {
    const pages: number[] = [];
    for (let after: string | undefined; pages.length < 90;) {
      const page = await shoes.query(shelf, { after, limit: 40 });
      pages.push(...page.map(({ record }) => record.size));
      after = page.at(-1)?.sortKey;
    }
    expect(pages).toEqual(range(1, 90));
  });

  it("of the index has the order, bounds and sort keys of the index", async () => {
    const partition = `INDEX#${randomUUID()}`;
    for (const n of [1, 2, 3])
      await shoes.create(newKey(), { ...shoe, size: n }, { gsi1pk: partition, gsi1sk: at(10 - n) });
    const found = await shoes.query(partition, { index: "gsi1", after: at(7) });
    expect(found.map(({ record, sortKey }) => [record.size, sortKey])).toEqual([
      [2, at(8)],
      [1, at(9)],
    ]);
  });

  it("reads page after page where one answer does not hold all", async () => {
    const shelf = randomUUID();
    const name = "x".repeat(300_000); // an answer holds a megabyte
    for (const n of [1, 2, 3, 4, 5]) await shoes.create({ shelf, at: at(n) }, { ...shoe, name, size: n });
    const sent = vi.spyOn(dynamo(), "send");
    expect((await shoes.query(shelfOf(shelf))).map(({ record }) => record.size)).toEqual([1, 2, 3, 4, 5]);
    expect(sent.mock.calls.length).toBeGreaterThan(1);
  });
});

describe("queryPart", () => {
  const part = shoeSchema.pick({ name: true, size: true });

  it("reads the attributes that it names and no others", async () => {
    const key = await stored({ ...shoe, colour: "red", owners: ["ada"] });
    const sent = vi.spyOn(dynamo(), "send");
    expect(await shoes.queryPart(part, shelfOf(key.shelf))).toEqual([{ name: "Quanta", size: 42 }]);
    const answer: unknown = await sent.mock.results[0]?.value;
    expect((answer as { Items: unknown }).Items).toEqual([{ name: "Quanta", size: 42 }]);
  });

  it("filters by attributes that it does not read", async () => {
    const shelf = await shelfWith(6);
    const worn = await shoes.queryPart(part, shelf, { filter: when.is("state", "worn") });
    expect(worn.map(({ size }) => size)).toEqual([3, 6]);
  });

  it("does not mind what is wrong in the rest of an item, and throws on what is wrong in its part", async () => {
    const key = newKey();
    await putItem({ ...keyOf(key), ...shoe, state: "unheard of" });
    expect(await shoes.queryPart(part, shelfOf(key.shelf))).toEqual([{ name: "Quanta", size: 42 }]);
    await putItem({ ...keyOf(key), ...shoe, size: "forty-two" });
    await expect(shoes.queryPart(part, shelfOf(key.shelf))).rejects.toBeInstanceOf(ZodError);
  });
});

/** Checked by the compiler and never called. */
const mistakes = (key: ShoeKey): (() => unknown)[] => [
  // @ts-expect-error a misspelt attribute
  () => shoes.update(key, { set: { color: "red" } }),
  // @ts-expect-error a value of a wrong type
  () => shoes.update(key, { set: { size: "42" } }),
  // @ts-expect-error a state that does not exist
  () => shoes.update(key, { set: { state: "lost" } }),
  // @ts-expect-error no value: absent is `remove`
  () => shoes.update(key, { set: { colour: undefined } }),
  // @ts-expect-error the key is not an attribute
  () => shoes.update(key, { set: { pk: "x" } }),
  // @ts-expect-error a required attribute cannot be removed
  () => shoes.update(key, { remove: ["name"] }),
  // @ts-expect-error a misspelt attribute
  () => shoes.update(key, { remove: ["color"] }),
  // @ts-expect-error not a list
  () => shoes.update(key, { append: { name: ["x"] } }),
  // @ts-expect-error elements of a wrong type
  () => shoes.update(key, { append: { owners: [1] } }),
  // @ts-expect-error not a number
  () => shoes.update(key, { add: { name: 1 } }),
  // @ts-expect-error a number is added, not a text
  () => shoes.update(key, { add: { walks: "1" } }),
  // @ts-expect-error a misspelt attribute in a condition
  () => when.is("color", "red"),
  // @ts-expect-error a value of a wrong type in a condition
  () => when.is("size", "42"),
  // @ts-expect-error a misspelt part in a condition
  () => when.is("maker.city", "Porto"),
  // @ts-expect-error an upsert without a required attribute: it would leave half a record
  () => shoes.upsert(key, { set: { colour: "red" } }),
  // @ts-expect-error a record without a required attribute
  () => shoes.create(key, { name: "Quanta", size: 42 }),
  // @ts-expect-error a key without its part
  () => shoes.get({ shelf: key.shelf }),
  // @ts-expect-error a part that the record does not have
  () => shoes.queryPart(z.object({ color: z.string() }), "x"),
];

it("what names an attribute that is not there, or gives one a wrong type, does not compile", () =>
  expect(mistakes(newKey())).not.toEqual([]));
