import { describe, expect, it } from "vitest";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { State } from "@/lib/platform/states/states";
import { conditionsOn, type Condition } from "@/lib/platform/table/condition";
import { conditionExpression, Placeholders } from "@/lib/platform/table/expression";

type Status = "packed" | "sent" | "lost";
interface Parcel {
  readonly status: Status;
  readonly weight?: number;
  readonly label?: { readonly carrier: string };
}

const when = conditionsOn<Parcel>();

/** The condition as DynamoDB reads it, and the values in it. */
function written(condition: Condition<Parcel>) {
  const placeholders = new Placeholders();
  const expression = conditionExpression(condition, placeholders);
  return [expression, Object.values(placeholders.attributes().ExpressionAttributeValues ?? {})];
}

describe("a record may come into a state", () => {
  const plain: State<Status, Parcel> = { from: ["packed", "sent"], needs: [], sets: [], when: "sent" };

  it("from the states before it alone", () =>
    expect(written(mayEnter(when, plain))).toEqual(["#status IN (:v0, :v1)", ["packed", "sent"]]));

  it("with all that it needs, with nothing that it forbids, and where attributes say what they must", () => {
    const picky = {
      ...plain,
      needs: ["label"],
      forbids: ["weight"],
      requires: [["label.carrier", "pigeon"]],
    } as const satisfies State<Status, Parcel>;
    expect(written(mayEnter(when, picky))).toEqual([
      "#status IN (:v0, :v1) AND attribute_exists(#label) AND attribute_not_exists(#weight) AND #label.#carrier = :v2",
      ["packed", "sent", "pigeon"],
    ]);
  });

  it("never where none comes before it", () =>
    expect(written(mayEnter(when, { ...plain, from: [] }))[0]).toBe(
      "attribute_exists(#status) AND attribute_not_exists(#status)",
    ));
});

describe("a fact may be written", () => {
  it("in its states, again and again", () =>
    expect(written(mayLearn(when, "weight", { during: ["packed"], once: false }))).toEqual([
      "#status IN (:v0)",
      ["packed"],
    ]));

  it("in its states, and where the first value is kept, once", () =>
    expect(written(mayLearn(when, "weight", { during: ["packed", "sent"], once: true }))).toEqual([
      "#status IN (:v0, :v1) AND attribute_not_exists(#weight)",
      ["packed", "sent"],
    ]));
});
