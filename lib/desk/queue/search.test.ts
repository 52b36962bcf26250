import { expect, it } from "vitest";
import { searchFor } from "@/lib/desk/queue/search";
import { cardWord, searchText } from "@/lib/shop/listing/rules";

const ID = "ord_0k9v2m4x8q1w5e7r3t6y0a2s4d";
const order = {
  pairNumber: 742,
  text: searchText([
    "Zoë",
    "Müller-O’Brien",
    "zoe.m+drop@mail.example",
    "QS-7F3K-29",
    ID,
    "Lange Straße 4b",
    "10115",
    "Łódź",
    "李明",
    cardWord("4242"),
    "EZ1000000042",
  ]),
};

it.each([
  "zoe",
  "ZOË",
  "müller",
  "muller-o’brien",
  "obri",
  "brien zoe",
  "zoe.m+drop@mail.example",
  "Zoe.M+Drop@",
  "mail.ex",
  "QS-7F3K-29",
  "qs7f3k29",
  "QS 7F3K 29",
  "7f3k",
  ID,
  ID.toUpperCase(),
  "lange straße",
  "strasse lange 4b",
  "10115",
  "明",
  "4242",
  "Müller 4242",
  "742",
  "0742",
  "Nº 0742",
  "#742",
  "No. 742",
  "ez1000000042",
  "EZ10000",
])("%s finds the order", (q) => expect(searchFor(q)(order)).toBe(true));

it.each(["zoo", "üller", "zoe smith", "7f3j", "29", "74", "#4242", "101", "z", " ", "--", "424", "ez1000000043"])(
  "%s does not find it",
  (q) => expect(searchFor(q)(order)).toBe(false),
);

it("what was forgotten is found by its pair alone", () => {
  const forgotten = { pairNumber: 742 };
  expect(searchFor("742")(forgotten)).toBe(true);
  expect(searchFor("zoe")(forgotten)).toBe(false);
});
