import { expect, test } from "vitest";
import { deskHref, deskProbe, deskQuery } from "./query";

test("without parameters the desk shows what waits for a decision", () =>
  expect(deskQuery({})).toEqual({ status: "awaiting_approval", level: undefined, cursor: undefined }));

test("unknown values count as absent", () =>
  expect(deskQuery({ status: "lost", level: ["high"], cursor: "" })).toEqual(deskQuery({})));

test("a filter change starts from the first page", () =>
  expect(deskHref(deskQuery({ level: "high", cursor: "abc" }), { level: "low" })).toBe("/fulfillment?level=low"));

test("the next page keeps the filters", () =>
  expect(deskHref(deskQuery({ status: "shipped", level: "high" }), { cursor: "a b" })).toBe(
    "/fulfillment?status=shipped&level=high&cursor=a+b",
  ));

test("the probe asks for exactly what is shown", () =>
  expect(deskProbe(deskQuery({ level: "high" }))).toBe("/api/fulfillment/orders?status=awaiting_approval&level=high"));

test("the plain view has the plain address", () =>
  expect(deskHref(deskQuery({ level: "high" }), { level: undefined })).toBe("/fulfillment"));
