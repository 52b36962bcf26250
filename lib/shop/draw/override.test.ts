import { expect, it } from "vitest";
import { withOverrides } from "@/lib/shop/draw/override";
import { drawRulesOf } from "@/lib/shop/draw/rules";
import type { Entry, OverrideKind } from "@/lib/shop/entry/schema";

type Judged = Pick<Entry, "entryId" | "override">;

const entry = (n: number, kind?: OverrideKind): Judged => ({
  entryId: `ent_${n}`,
  ...(kind && { override: { kind, reason: "other", note: "a note", at: "2026-11-27T00:00:00.000Z", by: "cus_1" } }),
});

/** All but the first are one too many. */
const oneStays = (judged: readonly Judged[]) =>
  new Map(judged.slice(1).map(({ entryId }) => [entryId, "same_mailbox"] as const));

it("without a decision by hand the rules alone exclude", () => {
  const entries = [entry(1), entry(2, "rules"), entry(3)];
  expect(withOverrides(entries, oneStays)).toEqual(oneStays(entries));
});

it("an entry that is kept by hand stays in, and takes no place from the others", () =>
  expect([...withOverrides([entry(1), entry(2, "keep"), entry(3)], oneStays)]).toEqual([["ent_3", "same_mailbox"]]));

it("an entry that is excluded by hand counts for no rule, and is counted under a reason of its own", () =>
  expect(Object.fromEntries(withOverrides([entry(1, "exclude"), entry(2), entry(3)], oneStays))).toEqual({
    ent_1: "by_hand",
    ent_3: "same_mailbox",
  }));

it("the announced rules name what is done by hand", () =>
  expect(
    drawRulesOf({ perMailbox: 0, perDoor: 0, reviewSeconds: 0, losersAdvantage: null }).exclusions["by_hand"],
  ).toMatch(/excludes by hand.*keep an entry in/));
