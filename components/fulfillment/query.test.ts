import { expect, test } from "vitest";
import { commonViews, deskHref, deskProbe, deskQuery, isSameView, orderHref } from "./query";

test("without parameters the desk shows what waits for a decision, what is urgent first", () =>
  expect(deskQuery({})).toEqual({ status: "awaiting_approval", sort: "urgency", page: 1 }));

test("unknown values count as absent", () =>
  expect(deskQuery({ status: "lost", level: ["high"], q: " ", sort: "up", page: "x", within: "-1" })).toEqual(
    deskQuery({}),
  ));

test("a filter change starts from the first page", () =>
  expect(deskHref(deskQuery({ level: "high", page: "3" }), { level: "low" })).toBe("/fulfillment?level=low"));

test("the next page keeps the filters", () =>
  expect(deskHref(deskQuery({ status: "shipped", q: "a b" }), { page: 2 })).toBe(
    "/fulfillment?status=shipped&q=a+b&page=2",
  ));

test("an order keeps the view it was opened from", () =>
  expect(orderHref("ord_1", deskQuery({ level: "high" }))).toBe("/fulfillment/orders/ord_1?level=high"));

test("the probe asks for exactly what is shown", () =>
  expect(deskProbe(deskQuery({ level: "high" }))).toBe("/api/fulfillment/queue?level=high"));

test("the plain view has the plain address", () =>
  expect(deskHref(deskQuery({ level: "high" }), { level: undefined })).toBe("/fulfillment"));

test("a view is the same on every page of it", () => {
  const [first, high] = commonViews;
  expect(isSameView(deskQuery({ page: "2" }), first!.query)).toBe(true);
  expect(isSameView(deskQuery({ level: "high", sort: "risk" }), high!.query)).toBe(true);
  expect(isSameView(deskQuery({ level: "high" }), high!.query)).toBe(false);
});
