/** How one event differs from what is expected of it. */
import { type EventItem, type ExpectedEvent, expectedOf, type NamedEvent } from "./history-pattern.ts";

interface Matcher {
  asymmetricMatch(actual: unknown): boolean;
  toString(): string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const isMatcher = (value: unknown): value is Matcher =>
  isObject(value) && typeof value["asymmetricMatch"] === "function";

/** A value as people read it. */
export const shown = (value: unknown): string =>
  value instanceof RegExp || isMatcher(value) ? value.toString() : (JSON.stringify(value) ?? "nothing");

/** A line for each difference; none when the event is what is expected. */
export function differences(item: EventItem, found: NamedEvent): string[] {
  if (item === "*") return [];
  const expected = expectedOf(item);
  const { event } = found;
  if (event.EventType !== expected.type) return [`it is ${event.EventType}, not ${expected.type}`];
  return [...nameDifferences(expected, found), ...detailDifferences(expected, detailsOf(found))];
}

function nameDifferences({ name, subType }: ExpectedEvent, found: NamedEvent): string[] {
  const names = name === undefined || glob(name).test(found.name ?? "") ? [] : [`its name is ${shown(found.name)}`];
  return [...names, ...partly(subType, found.event.SubType, "subType")];
}

const glob = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", ".*")}$`);

const detailsOf = ({ event }: NamedEvent): Readonly<Record<string, unknown>> => {
  const details = (event as Readonly<Record<string, unknown>>)[`${event.EventType}Details`];
  return isObject(details) ? details : {};
};

const payloadOf = (details: Readonly<Record<string, unknown>>, member: string): unknown =>
  isObject(details[member]) ? details[member]["Payload"] : undefined;

function detailDifferences({ result, input, error, details }: ExpectedEvent, found: Readonly<Record<string, unknown>>) {
  return [
    ...partly(result, parsed(payloadOf(found, "Result")), "result"),
    ...partly(input, parsed(payloadOf(found, "Input")), "input"),
    ...partly(error, payloadOf(found, "Error"), "error"),
    ...partly(details, found, "details"),
  ];
}

function parsed(payload: unknown): unknown {
  if (typeof payload !== "string") return undefined;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

/** Objects are parts, everything else is whole. What is expected to be `undefined` is not looked at. */
function partly(expected: unknown, actual: unknown, path: string): string[] {
  if (expected === undefined || fits(expected, actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length)
    return expected.flatMap((item, index) => partly(item, actual[index], `${path}[${index}]`));
  if (isPart(expected) && isObject(actual))
    return Object.entries(expected).flatMap(([key, value]) => partly(value, actual[key], `${path}.${key}`));
  return [`${path} is ${shown(actual)}, not ${shown(expected)}`];
}

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && !Array.isArray(value) && !isMatcher(value) && !(value instanceof RegExp);

function fits(expected: unknown, actual: unknown): boolean {
  if (isMatcher(expected)) return expected.asymmetricMatch(actual);
  if (expected instanceof RegExp) return typeof actual === "string" && actual.search(expected) >= 0; // unlike test(): no lastIndex
  return Object.is(expected, actual);
}
