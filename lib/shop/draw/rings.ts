import { DisjointSets } from "@/lib/shop/draw/disjoint-sets";
import type { Entrant } from "@/lib/shop/draw/scores";
import { digestsOf } from "@/lib/shop/risk/links/entry";
import { isSameDoor, type Door } from "@/lib/shop/risk/links/neighbours";
import { MOST_LISTED } from "@/lib/shop/risk/links/port";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

/** What is two doors for one order may be one in a ring, whose members each have to score so as well. */
const ALIKE = 0.45;

interface NumberedDoor {
  readonly door: Door;
  readonly numbers: readonly number[];
}

/** Numbers the doors, however they are spelled: an entry's door is each that its spelling is near to, or a new one. */
function doorNumbers(): (fingerprint: OrderFingerprint) => readonly number[] {
  const knownAt = new Map<string, Map<string, NumberedDoor>>();
  let count = 0;
  return (fingerprint) => {
    const door = digestsOf(fingerprint);
    if (door.place === "") return [];
    const known = knownAt.get(door.place) ?? new Map<string, NumberedDoor>();
    knownAt.set(door.place, known);
    const asSpelled = `${door.spelling} ${door.street}`;
    const met = known.get(asSpelled);
    if (met) return met.numbers;
    const near = [...known.values()].filter((other) => isSameDoor(door, other.door, ALIKE));
    const found = new Set(near.flatMap(({ numbers }) => numbers));
    const numbers = found.size > 0 ? [...found] : [count++];
    if (known.size < MOST_LISTED) known.set(asSpelled, { door, numbers });
    return numbers;
  };
}

/** What many share is little each by itself: network, browser and a form of mail addresses that few have, together. */
const machineOf = ({ subnet, browser, mailForm }: OrderFingerprint): string =>
  subnet && mailForm ? [subnet, browser, mailForm].join(" ") : "";

function tiesOf(fingerprint: OrderFingerprint, doors: readonly number[]): string[] {
  const { mailbox, phone = "", address = "" } = fingerprint;
  const shared = { mailbox, phone, door: address, machine: machineOf(fingerprint) };
  const ties = Object.entries(shared).filter(([, digest]) => digest !== "");
  return [...ties.map(([kind, digest]) => `${kind} ${digest}`), ...doors.map((door) => `near ${door}`)];
}

/**
 * Who belongs together by what strangers do not share, directly or through others: mailbox, telephone, door (however it is spelled),
 * or network, browser and form of the mail address all at once. The same entries in the same order give the same groups. Pure.
 */
export function groupsOf<T extends Pick<Entrant, "fingerprint">>(entries: readonly T[]): T[][] {
  const sets = new DisjointSets(entries.length);
  const doorsOf = doorNumbers();
  const firstWith = new Map<string, number>();
  for (const [index, { fingerprint }] of entries.entries())
    for (const tie of fingerprint ? tiesOf(fingerprint, doorsOf(fingerprint)) : []) {
      const first = firstWith.get(tie);
      if (first === undefined) firstWith.set(tie, index);
      else sets.join(first, index);
    }
  return [...Map.groupBy(entries.keys(), (index) => sets.rootOf(index)).values()].map((members) =>
    members.flatMap((index) => entries[index] ?? []),
  );
}
