import { expect, it } from "vitest";
import { sharedExclusions } from "@/lib/shop/draw/exclusions";
import { drawRulesOf } from "@/lib/shop/draw/rules";

const entryOf = (n: number, mailbox: string, address = "one door") => ({
  entryId: `ent_${n}` as const,
  leaf: String(n).padStart(64, "0"),
  fingerprint: { network: "n", browser: "b", fromBrowser: true, mailbox, address, phone: "one phone" },
});
const ten = Array.from({ length: 10 }, (_, n) => entryOf(n, `mailbox ${n}`));
const none = { perMailbox: 0, perDoor: 0 };

it("entries of one door and one telephone all stay where the drop limits no door", () => {
  expect(sharedExclusions(none, ten).size).toBe(0);
  expect(Object.keys(drawRulesOf(none).exclusions)).toEqual(["same_mailbox", "automated", "by_hand"]);
});

it("of a door as many stay as the drop says, those whose leaves are lowest", () => {
  const drop = { perMailbox: 0, perDoor: 3 };
  expect([...sharedExclusions(drop, ten.toReversed()).keys()].toSorted()).toEqual(
    ten.slice(3).map(({ entryId }) => entryId),
  );
  expect(drawRulesOf(drop).exclusions["same_door"]).toMatch(/^More than 3 .*: 3 stay/);
});

it("of a mailbox as many stay as the drop says, and one where it says nothing", () => {
  const shared = [0, 1, 2].map((n) => entryOf(n, "one mailbox"));
  expect([...sharedExclusions(none, shared)]).toEqual([
    ["ent_1", "same_mailbox"],
    ["ent_2", "same_mailbox"],
  ]);
  expect([...sharedExclusions({ ...none, perMailbox: 2 }, shared).keys()]).toEqual(["ent_2"]);
  expect(drawRulesOf({ ...none, perMailbox: 2 }).exclusions["same_mailbox"]).toContain("2 stay");
});
