import { ApiError, invalidParameter } from "../errors.ts";
import { OPERATIONS } from "../validation/model.ts";

export type OperationName = keyof typeof OPERATIONS;

const TEMPLATES = Object.entries(OPERATIONS).map(([name, { method, path }]) => ({
  name: name as OperationName,
  method,
  segments: path.split("/"),
}));

/** The operation of a method and a path, and what the path names; throws UnknownOperationException. */
export function operationOf(method: string, path: string): { name: OperationName; label: string } {
  const segments = path.replace(/\/$/, "").split("/");
  const found = TEMPLATES.find((template) => template.method === method && matches(template.segments, segments));
  if (!found) throw new ApiError("UnknownOperationException", 404, `${method} ${path.slice(0, 200)}`);
  return { name: found.name, label: decodePath(segments[3] ?? "") };
}

const matches = (template: readonly string[], segments: readonly string[]) =>
  template.length === segments.length &&
  template.every((part, index) => (part.startsWith("{") ? segments[index] !== "" : part === segments[index]));

/** A part of a path as it was meant; throws InvalidParameterValueException. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidParameter("The path is not percent-encoded correctly.");
  }
}
