import { expect, test } from "vitest";
import { safeCallbackUrl, withSize } from "@/lib/account/session/callback-url";

test.each(["/", "/orders/ord_1", "/?size=42", "/fulfillment?level=high#top"])("%s stays", (path) =>
  expect(safeCallbackUrl(path, "shop.test")).toBe(path),
);

test.each([
  "https://evil.test/",
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "javascript:alert(1)",
  "ftp://shop.test/x",
  "https://shop.test//evil.test",
  "https://user@evil.test/shop.test",
  "",
  undefined,
  ["/", "/"],
])("%o never leaves this site", (value) => expect(safeCallbackUrl(value, "shop.test")).toBe("/"));

test("next-auth's full address of this host counts as its path", () =>
  expect(safeCallbackUrl("https://shop.test/?size=42", "shop.test")).toBe("/?size=42"));

test("the chosen size comes back to the drop", () => expect(withSize("/", "42.5")).toBe("/?size=42.5"));
test("no size changes nothing", () => expect(withSize("/", undefined)).toBe("/"));
test("a size is nothing to other pages", () => expect(withSize("/orders/1", "42")).toBe("/orders/1"));
