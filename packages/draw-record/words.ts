import { QUICKNET } from "./beacon.ts";
import type { Outcome } from "./receipt.ts";
import type { DrawnRecord } from "./record.ts";

/** Where the randomness came from, and whom that makes one trust. */
const beaconWords = ({ beacon }: DrawnRecord): string =>
  beacon.chain.hash === QUICKNET.hash
    ? `round ${beacon.round} of drand quicknet, which the League of Entropy signs`
    : `round ${beacon.round} of the beacon "${beacon.chain.beaconId}", which is not drand's: its keeper could have chosen it`;

const entriesOf = (count: number): string => `${count} ${count === 1 ? "entry" : "entries"}`;

/** Who has more tickets than others, and how many do. */
function ticketWords({ rules, tickets = {} }: DrawnRecord): string[] {
  if (!("advantage" in rules)) return [];
  const { who, tickets: most } = rules.advantage;
  return [`${who} ${entriesOf(tickets[most] ?? 0)} had ${most} tickets, ${entriesOf(tickets[1] ?? 0)} had one.`];
}

/** What the ranks do not tell: that not every winner had an order. */
const stopWords = ({ stoppedAt }: DrawnRecord): string[] =>
  stoppedAt === undefined
    ? []
    : [
        `The seller closed the drop at ${stoppedAt}, before its winners were published: who had no order by then got none.`,
      ];

/** A record that holds, in a few lines. */
export const recordWords = (record: DrawnRecord): string[] => [
  `Drop ${record.dropId}: the draw holds.`,
  `${entriesOf(record.entries)}, ${record.excluded.length} of them excluded, ${record.winners} ${record.winners === 1 ? "winner" : "winners"}.`,
  ...stopWords(record),
  ...ticketWords(record),
  `Randomness: ${beaconWords(record)}.`,
  `Sealed list: ${record.seal}`,
];

/** The tickets of an entry, where the rules give some more than others. */
export const ownTicketWords = (tickets: number): string =>
  `Your entry had ${tickets === 1 ? "one ticket" : `${tickets} tickets`}.`;

/** What became of an entry, in a sentence. */
export function outcomeWords(outcome: Outcome): string {
  if (outcome.kind === "excluded") return `Your entry was excluded before the draw: ${outcome.reason}.`;
  const drawn = `Your entry was in the draw and came to rank ${outcome.rank}`;
  return outcome.kind === "won" ? `${drawn}: it won a pair in EU ${outcome.size}.` : `${drawn}: it won no pair.`;
}
