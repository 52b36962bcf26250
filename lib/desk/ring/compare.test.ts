import { expect, it } from "vitest";
import { compareAddresses, doorWords, type ComparedWord } from "@/lib/desk/ring/compare";

const address = { name: "Ada Lovelace", line1: "Lange Straße 12", postalCode: "10115", city: "Berlin", country: "DE" };
const differing = (words: readonly ComparedWord[] = []) =>
  words.filter(({ differs }) => differs).map(({ text }) => text);
const marked = (line1: string) => {
  const line = compareAddresses(address, { ...address, line1 }).find(({ name }) => name === "Street");
  return [differing(line?.mine), differing(line?.other)];
};

it("marks the words that the other address has not, on both sides", () =>
  expect(marked("Lange Str. 12 Apt 4")).toEqual([["Straße"], ["Str.", "Apt", "4"]]));

it.each(["lange strasse 12", "LANGE STRASSE, 12", "Länge Straße 12"])(
  "%s differs in no word: case, accents and punctuation are no difference",
  (line1) => expect(marked(line1)).toEqual([[], []]),
);

it("leaves out what neither has, and shows what one has beside nothing", () => {
  const lines = compareAddresses(address, { ...address, line2: "c/o Mina" });
  expect(lines.map(({ name }) => name)).toEqual(["Name", "Street", "Line 2", "Postal code", "City", "Country"]);
  expect(lines[2]).toMatchObject({ mine: [], other: [{ differs: true }, { differs: true }] });
});

it("says which door both spellings come to", () =>
  expect(doorWords({ ...address, line1: "Lange Str. 12, Apt 4" })).toBe(doorWords(address)));
