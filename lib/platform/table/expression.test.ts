import { describe, expect, it } from "vitest";
import { conditionsOn, stored, type Condition } from "@/lib/platform/table/condition";
import { conditionExpression, Placeholders, updateExpression } from "@/lib/platform/table/expression";

interface Parcel {
  readonly status: "packed" | "sent";
  readonly weight?: number;
  readonly stops: readonly string[];
  readonly label?: { readonly carrier: string; readonly cost: number };
}

const when = conditionsOn<Parcel>();
const written = (condition: Condition<Parcel>) => {
  const placeholders = new Placeholders();
  return [conditionExpression(condition, placeholders), placeholders.attributes()];
};

describe("a condition", () => {
  it.each([
    [when.is("status", "sent"), "#status = :v0"],
    [when.isNot("label.carrier", "pigeon"), "#label.#carrier <> :v0"],
    [when.below("weight", 2), "#weight < :v0"],
    [when.atMost("label.cost", 2), "#label.#cost <= :v0"],
    [when.above("weight", 2), "#weight > :v0"],
    [when.isIn("status", ["packed", "sent"]), "#status IN (:v0, :v1)"],
    [when.exists("label"), "attribute_exists(#label)"],
    [when.absent("label.carrier"), "attribute_not_exists(#label.#carrier)"],
    [when.missing, "attribute_not_exists(#pk)"],
    [stored, "attribute_exists(#pk)"],
  ])("is written as DynamoDB reads it: %#", (condition, expression) => expect(written(condition)[0]).toBe(expression));

  it("names and values have placeholders of their own, equal names one", () =>
    expect(written(when.and(when.above("weight", 1), when.below("weight", 9)))[1]).toEqual({
      ExpressionAttributeNames: { "#weight": "weight" },
      ExpressionAttributeValues: { ":v0": 1, ":v1": 9 },
    }));

  const [a, b, c] = [when.exists("weight"), when.exists("label"), when.exists("stops")];
  it.each([
    [when.and(a), "attribute_exists(#weight)"],
    [when.and(when.or(when.and(a))), "attribute_exists(#weight)"],
    [when.and(when.or(a), b), "attribute_exists(#weight) AND attribute_exists(#label)"],
    [when.and(when.or(a, b)), "attribute_exists(#weight) OR attribute_exists(#label)"],
    [when.and(a, b), "attribute_exists(#weight) AND attribute_exists(#label)"],
    [
      when.and(when.or(a, b), c),
      "(attribute_exists(#weight) OR attribute_exists(#label)) AND attribute_exists(#stops)",
    ],
    [
      when.and(when.and(when.or(a, b)), c),
      "(attribute_exists(#weight) OR attribute_exists(#label)) AND attribute_exists(#stops)",
    ],
  ])("joined is never in doubt, and never in doubled parentheses: %#", (condition, expression) =>
    expect(written(condition)[0]).toBe(expression),
  );

  it("on one of no values holds for no item", () =>
    expect(written(when.isIn("status", []))[0]).toBe("attribute_exists(#status) AND attribute_not_exists(#status)"));

  it("on an attribute or a value that the record has not does not compile", () => {
    // @ts-expect-error no such attribute
    when.exists("wieght");
    // @ts-expect-error no such part
    when.is("label.colour", "red");
    // @ts-expect-error no such status
    when.is("status", "lost");
    // @ts-expect-error a number
    when.below("weight", "2");
    // @ts-expect-error of another record
    const other: Condition<Parcel> = conditionsOn<{ readonly height: number }>().exists("height");
    expect(other).toBeDefined();
  });
});

it("the command has no empty maps, which DynamoDB refuses", () => {
  expect(new Placeholders().attributes()).toEqual({});
  expect(written(when.exists("label"))[1]).toEqual({ ExpressionAttributeNames: { "#label": "label" } });
  const placeholders = new Placeholders();
  placeholders.value(1);
  expect(placeholders.attributes()).toEqual({ ExpressionAttributeValues: { ":v0": 1 } });
});

it.each([
  [{ set: { weight: 1, status: "sent" } }, "SET #weight = :v0, #status = :v1"],
  [{ append: { stops: ["Bonn"] } }, "SET #stops = list_append(if_not_exists(#stops, :v0), :v1)"],
  [{ remove: ["weight", "label"] }, "REMOVE #weight, #label"],
  [{ add: { weight: 1, trips: 2 } }, "ADD #weight :v0, #trips :v1"],
  [{ remove: ["label"], add: { weight: 1 } }, "REMOVE #label ADD #weight :v0"],
])("an update names what it changes and nothing else: %j", (change, expression) =>
  expect(updateExpression(change, new Placeholders())).toBe(expression),
);

it("an update sets, appends, removes and adds in one expression", () => {
  const placeholders = new Placeholders();
  const change = { set: { status: "sent" }, append: { stops: ["Bonn"] }, remove: ["label"], add: { weight: 1 } };
  expect(updateExpression(change, placeholders)).toBe(
    "SET #status = :v0, #stops = list_append(if_not_exists(#stops, :v1), :v2) REMOVE #label ADD #weight :v3",
  );
  expect(placeholders.attributes().ExpressionAttributeValues).toEqual({
    ":v0": "sent",
    ":v1": [],
    ":v2": ["Bonn"],
    ":v3": 1,
  });
});
