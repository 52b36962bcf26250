import { expect, it } from "vitest";
import { choiceNames, chosenSizes, MOST_SIZES, sizesIn } from "@/lib/shop/entry/choices";

const sizesOf = (count: number) => Array.from({ length: count }, (_, n) => String(20 + n));

it.each([1, 2, 3, 4, 7, MOST_SIZES])(
  "an entry of %i sizes comes back from its form with all of them, in order",
  (count) => {
    const sizes = sizesOf(count);
    const sent = Object.entries(chosenSizes(sizes)).filter(([, size]) => size !== "");
    expect(sizesIn(Object.fromEntries(sent))).toEqual(sizes);
  },
);

it("a form offers three choices, and more where the entry has more", () => {
  expect(choiceNames(1)).toEqual(["first", "second", "third"]);
  expect(choiceNames(5)).toEqual(["first", "second", "third", "choice4", "choice5"]);
});

it("a choice that is left out or repeated counts once, and others keep their order", () => {
  expect(sizesIn({ first: "44", third: "42", choice4: "44", choice9: "41", dropId: "43" })).toEqual(["44", "42", "41"]);
});
