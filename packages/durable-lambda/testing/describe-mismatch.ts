/** A mismatch for people: what was expected, what came instead, and where. */
import { differences, shown } from "./compare.ts";
import {
  type EventItem,
  expectedOf,
  type HistoryPattern,
  isAnyOrder,
  type NamedEvent,
  type PatternItem,
} from "./history-pattern.ts";
import { type Mismatch, unfinished } from "./match-history.ts";

const EVENTS_BEFORE = 4;
const EVENTS_AFTER = 2;

export function describeMismatch(pattern: HistoryPattern, events: readonly NamedEvent[], at: Mismatch): string {
  const wanted = at.wanted === undefined ? [] : nextOf(at.wanted);
  const afterGap = pattern[at.item - 1] === "...";
  return [
    "the history is not what was expected",
    "",
    `  expected${afterGap ? ", at some time," : ""} ${wanted.map(textOf).join(", or ") || "the end"}`,
    ...(afterGap ? nearest(wanted, events) : instead(wanted, events[at.event])),
    "",
    ...excerpt(events, afterGap ? events.length - 1 : at.event),
  ].join("\n");
}

/** What the next event could have been: of each branch that is not over its first. */
function nextOf(item: PatternItem): EventItem[] {
  if (item === "...") return [];
  if (!isAnyOrder(item)) return [item];
  return item.anyOrder.flatMap((branch) => unfinished(branch).slice(0, 1).flatMap(nextOf));
}

function textOf(item: EventItem): string {
  if (item === "*") return "one event";
  const { type, name, ...rest } = expectedOf(item);
  const asked = Object.entries(rest).map(([key, value]) => `${key} ${partText(value)}`);
  return [type, name, ...asked].filter((part) => part !== undefined).join(" ");
}

/** Of a history that was not to match: its events that fit what was not to be. */
export function describeMatch(pattern: HistoryPattern, events: readonly NamedEvent[]): string {
  const unwanted = pattern.flatMap(nextOf).filter((item) => item !== "*");
  const fits = events.filter((found) => unwanted.some((item) => differences(item, found).length === 0));
  const lines = fits.map((found) => `  event ${found.event.EventId} is ${labelOf(found)}`);
  return ["the history is what it was not to be", "", ...lines].join("\n");
}

const partText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (member instanceof RegExp ? shown(member) : member)) ?? "";

const labelOf = ({ event, name }: NamedEvent): string =>
  [event.EventType, name].filter((part) => part !== undefined).join(" ");

const isOfType = (item: EventItem, { event }: NamedEvent): boolean =>
  item !== "*" && expectedOf(item).type === event.EventType;

function instead(wanted: readonly EventItem[], found: NamedEvent | undefined): string[] {
  if (!found) return ["  but the history ends here"];
  const alike = wanted.filter((item) => isOfType(item, found));
  const why = (alike.length > 0 ? alike : wanted.slice(0, 1)).flatMap((item) => differences(item, found));
  return [`  but event ${found.event.EventId} is ${labelOf(found)}`, ...why.map((line) => `    ${line}`)];
}

const MOST_NEAREST = 3;

/** The events that are of its type, with what else they lack: the last three. */
function nearest(wanted: readonly EventItem[], events: readonly NamedEvent[]): string[] {
  const near = wanted.flatMap((item) => nearestTo(item, events));
  return near.length > 0 ? near : ["  but the history ends before"];
}

function nearestTo(item: EventItem, events: readonly NamedEvent[]): string[] {
  if (item === "*") return [];
  const near = events.filter((found) => isOfType(item, found)).slice(-MOST_NEAREST);
  if (near.length === 0) return [`  but there is no ${expectedOf(item).type}`];
  return near.map((found) => `  event ${found.event.EventId}, ${labelOf(found)}: ${reason(item, found)}`);
}

const reason = (item: EventItem, found: NamedEvent): string =>
  differences(item, found).join("; ") || "it comes too early, or what follows does not follow it";

function excerpt(events: readonly NamedEvent[], at: number): string[] {
  const from = Math.max(0, at - EVENTS_BEFORE);
  return events.slice(from, at + EVENTS_AFTER + 1).map((found, index) => {
    const sign = from + index === at ? ">" : " ";
    return `${sign} ${String(found.event.EventId).padStart(5)}  ${labelOf(found)}`;
  });
}
