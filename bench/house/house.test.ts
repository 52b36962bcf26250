import { expect, test } from "vitest";
import { cycles, importsUp, needs, roomOf } from "./graph.ts";
import { measuresOf } from "./measures.ts";
import { treeOf } from "./tree.ts";

const TABLE = ["lib/platform/table/table.ts", "export const get = (key: string) => key;"] as const;

test("an import of types closes a cycle only where types count", () => {
  const tree = treeOf([
    ["lib/order/store.ts", 'import { risk } from "@/lib/risk/rules"; export type Order = typeof risk;'],
    ["lib/risk/rules.ts", 'import type { Order } from "../order/store"; export const risk = {} as Order;'],
  ]);
  expect(cycles(tree, "values")).toEqual([]);
  expect(cycles(tree, "values and types")).toEqual([["lib/order", "lib/risk"]]);
});

test("rooms are named alike in both layouts, and an import up is found", () => {
  const tree = treeOf([
    TABLE,
    ["lib/platform/audit/store.ts", 'import type { Order } from "@/lib/shop/order/schema"; export type A = Order;'],
    ["lib/shop/order/schema.ts", 'import { get } from "@/lib/platform/table/table"; export type Order = typeof get;'],
  ]);
  expect([...tree.keys(), "lib/order/store.ts", "lib/env.ts", "app/page.tsx"].map(roomOf)).toEqual([
    "lib/platform/table",
    "lib/platform/audit",
    "lib/shop/order",
    "lib/order",
    "lib/env",
    undefined,
  ]);
  expect(importsUp(tree)).toEqual(["lib/platform/audit/store.ts → lib/shop/order/schema.ts"]);
  expect(importsUp(treeOf([["lib/order/store.ts", ""]]))).toBeUndefined();
});

test("a lazy import is a need, an import of types only with the types", () => {
  const tree = treeOf([
    ["app/a.ts", 'import type { B } from "./b"; export const c = () => import("@/lib/c") as unknown as B;'],
    ["app/b.ts", "export type B = 1;"],
    ["lib/c.ts", ""],
  ]);
  expect(needs(tree, "app/a.ts", "values")).toEqual(["app/a.ts", "lib/c.ts"]);
  expect(needs(tree, "app/a.ts", "values and types")).toEqual(["app/a.ts", "app/b.ts", "lib/c.ts"]);
});

test("comments, longer texts and tests hold no status; `as const` is no cast", () => {
  const code = 'import { get } from "@/lib/platform/table/table"; export const x = String(get("a") as never);';
  const tree = treeOf([
    TABLE,
    ["lib/shop/a.ts", '// "shipped"\nexport const text = ["not shipped", `shipped`] as const;'],
    ["lib/shop/b.ts", 'export type End = "shipped";'],
    ["lib/shop/c.ts", "export const words = { shipped: 1 };"],
    ["lib/shop/d.test.ts", 'export const status = "shipped";'],
    ["lib/shop/e.ts", code],
  ]);
  const listOf = (start: string) => measuresOf(tree).find(({ what }) => what.startsWith(start))?.list;
  expect(listOf("files that hold an order status")).toEqual(["lib/shop/b.ts"]);
  expect(listOf("… only")).toEqual(["lib/shop/c.ts"]);
  expect(listOf("casts at the table")).toEqual([
    'lib/shop/e.ts:1 String(get("a") as never)',
    'lib/shop/e.ts:1 get("a") as never',
  ]);
});
