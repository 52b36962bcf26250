import { expect, it } from "vitest";
import { editOfFields, fieldsOf, fileOfFields, issuesOfFields, newDropFields } from "@/lib/desk/drops/form";
import { proposedMinutes } from "@/lib/desk/drops/sizes-text";
import { issuesOf } from "@/lib/platform/http/issues";
import { draftOf } from "@/lib/shop/drop/draft";
import { edit } from "@/lib/shop/drop/moves";
import { defaultDrop } from "@/lib/shop/drop/rules";
import { dropFileSchema } from "@/lib/shop/drop/schema";

const drop = draftOf(defaultDrop(Date.parse("2026-12-01T17:00:00Z")), "cus_1", "2026-11-01T00:00:00Z");

it("a drop written into the form and sent unchanged changes nothing", () => {
  const request = { by: "cus_1", nowMs: Date.parse("2026-11-01T00:00:00Z") };
  expect(edit(editOfFields(drop, fieldsOf(drop)))(drop, request)).toBe(drop);
});

it("the form makes the file that it was filled in from", () => {
  const { sizes, ...described } = fileOfFields(fieldsOf(drop));
  expect(sizes).toEqual(defaultDrop(0).sizes);
  expect(drop).toMatchObject(described);
});

it("the losers' advantage is off, or so many tickets for the losers of the draws that are named, and of a draw alone", () => {
  const fields = { mode: "draw", loserTickets: "2", losersOf: "spring, summer" };
  expect(fileOfFields(newDropFields(0))).not.toHaveProperty("losersAdvantage");
  expect(fileOfFields({ mode: "draw" })).toMatchObject({ losersAdvantage: null });
  const losersAdvantage = { dropIds: ["spring", "summer"], tickets: 2 };
  expect(fileOfFields(fields)).toMatchObject({ losersAdvantage });
  expect(fieldsOf({ ...drop, losersAdvantage })).toMatchObject({ loserTickets: "2", losersOf: "spring summer" });
});

it.each([
  ["314.15", "EUR", 31_415],
  ["314,1", "EUR", 31_410],
  ["31415", "JPY", 31_415],
  ["31.415", "KWD", 31_415],
  ["31.4", "JPY", undefined],
  ["much", "EUR", undefined],
])("a price of %s %s is %s minor units", (price, currency, amountMinor) =>
  expect(fileOfFields({ price, currency })["price"]).toEqual({ amountMinor, currency }),
);

it("sizes are lines, with the first number where it is not the next", () => {
  expect(fileOfFields({ sizes: "42 100\n 42.5: 20, 501 \n\n" })["sizes"]).toEqual([
    { size: "42", pairs: 100 },
    { size: "42.5", pairs: 20, firstNumber: 501 },
  ]);
});

it.each([
  ["42 40\n43 40", 10],
  ["42 1", 10],
  ["42 400\n48 1", 60],
  ["42 50", 60],
  ["", 60],
  ["42", 60],
])("of pairs %j the form proposes %i minutes to pay", (sizes, minutes) => expect(proposedMinutes(sizes)).toBe(minutes));

it("the form of a new drop proposes that a door and a card are shared by few, and each mailbox has one order", () =>
  expect(fileOfFields(newDropFields(0))).toMatchObject({ proof: "always", perMailbox: 1, perDoor: 6, perCard: 4 }));

it("each thing that is wrong is said at its field", () => {
  const nothing = fileOfFields({ dropId: "winter", name: "Winter", currency: "euro", delivery: "0" });
  const parsed = dropFileSchema.safeParse(nothing);
  const issues = issuesOfFields(issuesOf(parsed.error!));
  const fields = new Set(issues.map(({ field }) => field));
  for (const field of ["opensAt", "closesAt", "price", "shipsTo", "sizes", "paymentMinutes"])
    expect(fields).toContain(field);
  expect(issues.filter(({ message }) => message.startsWith("Invalid input"))).toEqual([]);
});
