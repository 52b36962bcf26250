import { expect, test } from "vitest";
import { commonViews, deskHref, deskProbe, deskQuery, isSameView, orderHref } from "./query";

const CURSOR = `40.0.1795000000000.ord_${"0".repeat(26)}`;

test("without parameters the desk shows what waits for a decision, what is urgent first", () =>
  expect(deskQuery({})).toEqual({ sort: "urgency" }));

test("unknown values count as absent", () =>
  expect(
    deskQuery({
      status: "lost",
      level: ["high"],
      q: " ",
      sort: "up",
      cursor: "x",
      within: "-1",
      country: "de",
      assigned: "us",
    }),
  ).toEqual(deskQuery({})));

test("a filter change starts from the first page", () =>
  expect(deskHref(deskQuery({ level: "high", cursor: CURSOR }), { level: "low" })).toBe("/fulfillment?level=low"));

test("the next page keeps the filters", () =>
  expect(deskHref(deskQuery({ status: "shipped", q: "a b" }), { cursor: CURSOR })).toBe(
    `/fulfillment?status=shipped&q=a+b&cursor=${CURSOR}`,
  ));

test("an order keeps the view it was opened from", () =>
  expect(orderHref("ord_1", deskQuery({ level: "high" }))).toBe("/fulfillment/orders/ord_1?level=high"));

test("the probe asks for exactly what is shown", () =>
  expect(deskProbe(deskQuery({ level: "high" }))).toBe("/api/fulfillment/queue?level=high"));

test("the plain view has the plain address", () =>
  expect(deskHref(deskQuery({ level: "high" }), { level: undefined })).toBe("/fulfillment"));

test("a view is the same on every page of it", () => {
  const [first, , high] = commonViews;
  expect(isSameView(deskQuery({ cursor: CURSOR }), first!.query)).toBe(true);
  expect(isSameView(deskQuery({ level: "high", sort: "risk" }), high!.query)).toBe(true);
  expect(isSameView(deskQuery({ level: "high" }), high!.query)).toBe(false);
});
