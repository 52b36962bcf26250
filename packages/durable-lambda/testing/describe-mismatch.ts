/** A mismatch for people: what was expected, what came instead, and where. */
import { differences, shown } from "./compare.ts";
import { expectedOf, type HistoryPattern, type NamedEvent, type PatternItem } from "./history-pattern.ts";
import type { Mismatch } from "./match-history.ts";

const EVENTS_BEFORE = 4;
const EVENTS_AFTER = 2;

export function describeMismatch(pattern: HistoryPattern, events: readonly NamedEvent[], at: Mismatch): string {
  const wanted = pattern[at.item];
  const afterGap = pattern[at.item - 1] === "...";
  return [
    "the history is not what was expected",
    "",
    `  expected${afterGap ? ", at some time," : ""} ${wanted === undefined ? "the end" : textOf(wanted)}`,
    ...(afterGap ? nearest(wanted, events) : instead(wanted, events[at.event])),
    "",
    ...excerpt(events, afterGap ? events.length - 1 : at.event),
  ].join("\n");
}

function textOf(item: PatternItem): string {
  if (item === "..." || item === "*") return item === "*" ? "one event" : "any events";
  const { type, name, ...rest } = expectedOf(item);
  const asked = Object.entries(rest).map(([key, value]) => `${key} ${partText(value)}`);
  return [type, name, ...asked].filter((part) => part !== undefined).join(" ");
}

const partText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (member instanceof RegExp ? shown(member) : member)) ?? "";

const labelOf = ({ event, name }: NamedEvent): string =>
  [event.EventType, name].filter((part) => part !== undefined).join(" ");

function instead(wanted: PatternItem | undefined, found: NamedEvent | undefined): string[] {
  if (!found) return ["  but the history ends here"];
  const why = wanted === undefined ? [] : differences(wanted, found);
  return [`  but event ${found.event.EventId} is ${labelOf(found)}`, ...why.map((line) => `    ${line}`)];
}

/** The events that are of its type, with what else they lack: at most three. */
function nearest(wanted: PatternItem | undefined, events: readonly NamedEvent[]): string[] {
  if (wanted === undefined || wanted === "..." || wanted === "*") return ["  but the history ends before"];
  const { type } = expectedOf(wanted);
  const near = events.filter(({ event }) => event.EventType === type).slice(-3);
  if (near.length === 0) return [`  but there is no ${type}`];
  return near.map((found) => `  event ${found.event.EventId}, ${labelOf(found)}: ${reason(wanted, found)}`);
}

const reason = (wanted: PatternItem, found: NamedEvent): string =>
  differences(wanted, found).join("; ") || "it comes too early, or what follows does not follow it";

function excerpt(events: readonly NamedEvent[], at: number): string[] {
  const from = Math.max(0, at - EVENTS_BEFORE);
  return events.slice(from, at + EVENTS_AFTER + 1).map((found, index) => {
    const sign = from + index === at ? ">" : " ";
    return `${sign} ${String(found.event.EventId).padStart(5)}  ${labelOf(found)}`;
  });
}
