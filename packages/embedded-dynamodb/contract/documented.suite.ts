/**
 * The examples of the developer guide, on its item of a product catalogue:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect } from "vitest";
import type { Subject, Values } from "../testing/subject.ts";

const bicycle: Values = {
  Title: "20-Bicycle 205",
  Description: "205 description",
  BicycleType: "Hybrid",
  Brand: "Brand-Company C",
  Price: 500,
  Color: new Set(["Red", "Black"]),
  ProductCategory: "Bike",
  InStock: true,
  QuantityOnHand: null,
  RelatedItems: [341, 472, 649],
  Pictures: { FrontView: "front.jpg", RearView: "rear.jpg", SideView: "left.jpg" },
  ProductReviews: { FiveStar: ["Excellent!", "It works."], OneStar: ["Terrible!"] },
};

const { Color: _, ...uncoloured } = bicycle;
const tools = ["Chisel", "Hammer", "Nails", "Screwdriver", "Hacksaw"];

export function documentedUpdates(subject: Subject): void {
  describe("SET, as documented,", () => {
    subject.it("adds attributes and overwrites those that are there", async () => {
      const values = { ":c": "Hardware", ":p": 60 };
      const after = await subject.updated(bicycle, "SET ProductCategory = :c, Price = :p", values);
      expect(after).toEqual({ ...bicycle, ProductCategory: "Hardware", Price: 60 });
    });

    subject.it("adds lists and maps, and what is in them", async () => {
      const values = { ":ri": ["Hammer"], ":pr": {} };
      expect(await subject.updated({}, "SET RelatedItems = :ri, ProductReviews = :pr", values)).toEqual({
        RelatedItems: ["Hammer"],
        ProductReviews: {},
      });
      const nested = "SET #pr.#5star[1] = :r5, #pr.#3star = :r3";
      const names = { "#pr": "ProductReviews", "#5star": "FiveStar", "#3star": "ThreeStar" };
      expect(
        await subject.updated(
          { ProductReviews: { FiveStar: ["Best product ever!"] } },
          nested,
          { ":r5": "Very happy with my purchase", ":r3": ["Just OK - not that great"] },
          names,
        ),
      ).toEqual({
        ProductReviews: {
          FiveStar: ["Best product ever!", "Very happy with my purchase"],
          ThreeStar: ["Just OK - not that great"],
        },
      });
    });

    subject.it("counts up and down", async () => {
      expect(await subject.updated({ Price: 60 }, "SET Price = Price - :p", { ":p": 15 })).toEqual({ Price: 45 });
      expect(await subject.updated({ Price: 60 }, "SET Price = Price + :p", { ":p": 0.5 })).toEqual({ Price: 60.5 });
    });

    subject.it("appends to a list at either end", async () => {
      const values = { ":vals": ["Screwdriver", "Hacksaw"] };
      expect(await subject.updated({ l: ["Hammer"] }, "SET l = list_append(l, :vals)", values)).toEqual({
        l: ["Hammer", "Screwdriver", "Hacksaw"],
      });
      expect(await subject.updated({ l: ["Hammer"] }, "SET l = list_append(:vals, l)", values)).toEqual({
        l: ["Screwdriver", "Hacksaw", "Hammer"],
      });
    });

    subject.it("with if_not_exists leaves alone what is there", async () => {
      const expression = "SET Price = if_not_exists(Price, :p)";
      expect(await subject.updated({ Price: 60 }, expression, { ":p": 100 })).toEqual({ Price: 60 });
      expect(await subject.updated({}, expression, { ":p": 100 })).toEqual({ Price: 100 });
    });
  });

  describe("REMOVE, as documented,", () => {
    subject.it("takes attributes away", async () => {
      const after = await subject.updated({ Brand: "B", InStock: true, Price: 1 }, "REMOVE Brand, InStock");
      expect(after).toEqual({ Price: 1 });
    });

    subject.it("takes one element of a list, and the others move up", async () => {
      const after = await subject.updated({ RelatedItems: tools }, "REMOVE RelatedItems[1]");
      expect(after).toEqual({ RelatedItems: ["Chisel", "Nails", "Screwdriver", "Hacksaw"] });
    });

    subject.it(
      "takes several elements of a list by the places that they had",
      async () => {
        const after = await subject.updated({ RelatedItems: tools }, "REMOVE RelatedItems[1], RelatedItems[2]");
        expect(after).toEqual({ RelatedItems: ["Chisel", "Screwdriver", "Hacksaw"] });
      },
      "indexes of a list as they were before the update",
    );
  });

  describe("ADD and DELETE, as documented,", () => {
    subject.it("ADD creates a number and adds to it", async () => {
      expect(await subject.updated({}, "ADD QuantityOnHand :q", { ":q": 5 })).toEqual({ QuantityOnHand: 5 });
      const values = { ":q": -5 };
      expect(await subject.updated({ QuantityOnHand: 5 }, "ADD QuantityOnHand :q", values)).toEqual({
        QuantityOnHand: 0,
      });
    });

    subject.it("ADD creates a set and unites it with another", async () => {
      const colours = { ":c": new Set(["Orange", "Purple"]) };
      expect(await subject.updated(uncoloured, "ADD Color :c", colours)).toEqual({
        ...uncoloured,
        Color: colours[":c"],
      });
      const union = new Set(["Orange", "Purple", "Yellow"]);
      const values = { ":c": new Set(["Yellow", "Purple"]) };
      expect(await subject.updated({ Color: colours[":c"] }, "ADD Color :c", values)).toEqual({ Color: union });
    });

    subject.it("DELETE takes elements of a set, and the set when none is left", async () => {
      const before = { Color: new Set(["Orange", "Purple", "Yellow"]) };
      const values = { ":c": new Set(["Yellow", "Purple"]) };
      expect(await subject.updated(before, "DELETE Color :c", values)).toEqual({ Color: new Set(["Orange"]) });
      expect(await subject.updated(before, "DELETE Color :c", { ":c": before.Color })).toEqual({});
    });

    subject.it("the sections come in any order, and each reads the item as it was", async () => {
      const values = { ":p": 1, ":c": new Set(["Red"]) };
      const expression = "DELETE Color :c REMOVE Brand SET Was = Price, Price = Price - :p ADD Sold :p";
      expect(
        await subject.updated({ Color: new Set(["Red", "Blue"]), Brand: "B", Price: 60 }, expression, values),
      ).toEqual({ Color: new Set(["Blue"]), Was: 60, Price: 59, Sold: 1 });
    });
  });
}

const CONDITIONS: readonly [condition: string, values: Values | undefined, holds: boolean][] = [
  ["attribute_not_exists(#pic.Shoe)", undefined, true],
  ["attribute_exists(#pic.RearView)", undefined, true],
  ["attribute_not_exists(Manufacturer) AND attribute_exists(#pic)", undefined, true],
  ["attribute_type(#pic.FrontView, :v)", { ":v": "S" }, true],
  ["attribute_type(QuantityOnHand, :v) AND attribute_exists(#pic)", { ":v": "NULL" }, true],
  ["begins_with(#pic.FrontView, :v)", { ":v": "front" }, true],
  ["begins_with(#pic.FrontView, :v)", { ":v": "http://" }, false],
  ["contains(Color, :v) AND attribute_exists(#pic)", { ":v": "Red" }, true],
  ["contains(Color, :v) AND attribute_exists(#pic)", { ":v": "re" }, false],
  ["contains(Description, :v) AND attribute_exists(#pic)", { ":v": "05 d" }, true],
  ["contains(RelatedItems, :v) AND attribute_exists(#pic)", { ":v": 472 }, true],
  ["size(Title) = :v AND attribute_exists(#pic)", { ":v": 14 }, true],
  ["size(#pic) = :v", { ":v": 3 }, true],
  ["size(Color) <= :v AND size(RelatedItems) > :v AND attribute_exists(#pic)", { ":v": 2 }, true],
  [
    "ProductCategory IN (:a, :b) AND Price BETWEEN :lo AND :hi AND attribute_exists(#pic)",
    { ":a": "Bike", ":b": "Gear", ":lo": 500, ":hi": 600 },
    true,
  ],
  ["Price > :v OR attribute_exists(Nothing) AND attribute_exists(#pic)", { ":v": 499 }, true],
  ["NOT Price > :v AND attribute_exists(#pic)", { ":v": 500 }, true],
  ["NOT (Price > :v AND attribute_exists(#pic))", { ":v": 499 }, false],
  ["(attribute_exists(Nil) OR Price = :v) AND (attribute_exists(#pic) OR attribute_exists(Nil))", { ":v": 500 }, true],
  ["RelatedItems[1] = :v AND attribute_not_exists(RelatedItems[3]) AND attribute_exists(#pic)", { ":v": 472 }, true],
  ["Nothing <> :v AND attribute_exists(#pic)", { ":v": 1 }, true],
  ["Price <> :v AND attribute_exists(#pic)", { ":v": 500 }, false],
  ["Price < :v AND attribute_exists(#pic)", { ":v": "1000" }, false],
];

export function documentedConditions(subject: Subject): void {
  describe("a condition, as documented:", () => {
    for (const [condition, values, holds] of CONDITIONS)
      subject.it(`${condition} ${holds ? "holds" : "does not hold"}`, async () => {
        expect(await subject.holds(bicycle, condition, values, { "#pic": "Pictures" })).toBe(holds);
      });
  });
}

const PROJECTIONS: readonly [expression: string, shown: Values][] = [
  ["Description", { Description: "205 description" }],
  ["Description, Nothing, RelatedItems[0]", { Description: "205 description", RelatedItems: [341] }],
  ["RelatedItems[2], RelatedItems[0], RelatedItems[9]", { RelatedItems: [341, 649] }],
  ["ProductReviews.FiveStar", { ProductReviews: { FiveStar: ["Excellent!", "It works."] } }],
  [
    "ProductReviews.FiveStar[1], Pictures.RearView",
    { ProductReviews: { FiveStar: ["It works."] }, Pictures: { RearView: "rear.jpg" } },
  ],
];

export function documentedProjections(subject: Subject): void {
  describe("a projection, as documented,", () => {
    for (const [expression, shown] of PROJECTIONS)
      subject.it(`of ${expression} shows that and no more`, async () => {
        const Key = await subject.stored(bicycle);
        const get = new GetCommand({ TableName: subject.table, Key, ProjectionExpression: expression });
        expect((await subject.client.send(get)).Item).toEqual(shown);
      });
  });
}
