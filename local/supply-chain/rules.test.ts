import { expect, test } from "vitest";
import { strangersIn, vulnerableIn } from "./rules.ts";

const component = (name: string, licenses?: object[]) => ({ name, version: "1.0.0", licenses: licenses as never });

test("a component under a licence of the list passes, under one of several alternatives too", () =>
  expect(
    strangersIn({
      components: [
        component("a", [{ license: { id: "MIT" } }]),
        component("b", [{ expression: "(GPL-3.0-only OR Apache-2.0)" }]),
      ],
    }),
  ).toEqual([]));

test("a component under another, or under none, is named", () =>
  expect(
    strangersIn({
      components: [
        component("a", [{ license: { id: "AGPL-3.0-only" } }]),
        component("b", [{ license: { name: "SEE LICENSE" } }]),
        component("c"),
        component("d", [{ expression: "GPL-2.0-only AND MIT" }]),
      ],
    }),
  ).toEqual([
    "a@1.0.0: AGPL-3.0-only",
    "b@1.0.0: SEE LICENSE",
    "c@1.0.0: no licence",
    "d@1.0.0: GPL-2.0-only AND MIT",
  ]));

test("what is serious is named, what is not does not end a run", () =>
  expect(
    vulnerableIn({
      metadata: { vulnerabilities: { high: 1, low: 1 } },
      vulnerabilities: { bad: { severity: "high" }, odd: { severity: "low" } },
    }),
  ).toEqual(["bad: high"]));

test.each([null, { message: "405 Method Not Allowed" }, { error: { code: "ENOTFOUND" } }])(
  "a registry that does not answer is no finding: %j",
  (report) => expect(vulnerableIn(report)).toBeNull(),
);
