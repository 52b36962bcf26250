import { reasonWords } from "@/components/fulfillment/words";
import type { Shared } from "@/lib/desk/draw/schema";
import type { ExclusionReason } from "@/lib/shop/draw/rules";
import type { OverrideKind } from "@/lib/shop/entry/schema";

const excludedWords: Record<ExclusionReason, string> = {
  ring: "Part of a ring",
  automated: "Scored as automated",
  same_mailbox: "One too many of a mailbox",
  same_door: "One too many of a door",
  by_hand: "Excluded by hand",
};

/** Why an entry is excluded, in words. */
export const exclusionWord = (reason: string): string =>
  (excludedWords as Readonly<Record<string, string>>)[reason] ?? reason.replaceAll("_", " ");

export const overrideWords: Record<OverrideKind, string> = {
  keep: "Kept in by hand",
  exclude: "Excluded by hand",
  rules: "Left to the rules again",
};

const byHandWords: Readonly<Record<string, string>> = {
  household: "One household, or one house",
  taken_back: "Taken back",
};

/** Why a manager decided so. */
export const byHandWord = (reason: string): string => byHandWords[reason] ?? reasonWords(reason);

const sharedWords: Record<keyof Shared, string> = {
  mailbox: "a mailbox",
  phone: "a telephone",
  address: "a door",
  network: "a network",
};

/** "40 share a door, 12 a mailbox". */
export function sharedWord(shared: Shared): string {
  const parts = (["mailbox", "phone", "address", "network"] as const).flatMap((key) =>
    shared[key] === undefined ? [] : [`${shared[key]} ${sharedWords[key]}`],
  );
  return parts.length === 0 ? "Nothing in common that is known" : parts.join(", ").replace(" ", " share ");
}
