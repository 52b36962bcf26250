/** The input of an operation, gathered from where the model says that its members are. */
import type { IncomingHttpHeaders } from "node:http";
import { invalidParameter } from "../errors.ts";
import { read } from "../validation/read.ts";
import type { Operation, Place, Shape, ValueOf } from "../validation/shapes.ts";
import { parseJson } from "./message.ts";

export interface HttpRequest {
  /** The part of the path that names what is meant, decoded. */
  readonly label: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the operation is asked for; throws what AWS answers to a request that breaks a constraint. */
export function inputOf<O extends Operation>(operation: O, request: HttpRequest): ValueOf<O["input"]> {
  return read(operation.input, membersOf(operation, request)) as ValueOf<O["input"]>;
}

/** The members of an input, not yet checked. */
export function membersOf({ input, places }: Operation, request: HttpRequest): Record<string, unknown> {
  const names = Object.keys(input.members);
  const body = names.every((name) => name in places) ? {} : bodyMembers(request);
  const member = (name: string, shape: Shape) => {
    const place = places[name];
    return place === undefined ? body[name] : valueAt(place, name, shape, request);
  };
  const entries = Object.entries(input.members).map(([name, shape]) => [name, member(name, shape)]);
  return Object.fromEntries(entries);
}

function bodyMembers({ body }: HttpRequest): Record<string, unknown> {
  const members = parseJson(body) ?? {};
  if (typeof members !== "object" || Array.isArray(members)) throw invalidParameter("The request is not a structure.");
  return members as Record<string, unknown>;
}

function valueAt(place: Place, name: string, shape: Shape, request: HttpRequest): unknown {
  if (place === "uri") return request.label;
  if (place === "query") return fromQuery(request.query, name, shape);
  if (place !== "payload") return request.headers[place.header]?.toString();
  return shape.kind === "blob" ? request.body : parseJson(request.body);
}

function fromQuery(query: URLSearchParams, name: string, shape: Shape): unknown {
  if (!query.has(name)) return undefined;
  if (shape.kind === "list") return query.getAll(name).flatMap((text) => text.split(","));
  const text = query.get(name) ?? "";
  const value = FROM_TEXT[shape.kind]?.(text) ?? text;
  if (Number.isNaN(value)) throw invalidParameter(`${name} is not a ${shape.kind}.`);
  return value;
}

/** NaN: not a value of this kind. */
const FROM_TEXT: Partial<Record<Shape["kind"], (text: string) => unknown>> = {
  integer: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : NaN),
  boolean: (text) => (text === "true" || text === "false" ? text === "true" : NaN),
  timestamp: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text)),
};
