import { expect, test } from "vitest";
import { operationsHref, operationsQuery } from "./operations-query";

test("without parameters the running orders are shown", () =>
  expect(operationsQuery({})).toEqual({ workflow: "order", status: "RUNNING", marker: undefined }));

test("unknown values count as absent", () =>
  expect(operationsQuery({ workflow: "toString", status: "LOST", marker: "<script>" })).toEqual(operationsQuery({})));

test("an address and what it says are the same", () => {
  const query = { workflow: "registration", status: undefined, marker: "12" } as const;
  const params = new URL(operationsHref(query), "http://x").searchParams;
  expect(operationsQuery(Object.fromEntries(params))).toEqual(query);
});
