import { invalid } from "./errors.ts";

/** What a JSON body holds. */
export type Params = { readonly [name: string]: unknown };

export function optionalObject(params: Params, name: string): Params | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object" && !Array.isArray(value)) return value as Params;
  throw invalid(name, "must be an object");
}

export function requiredObject(params: Params, name: string): Params {
  const value = optionalObject(params, name);
  if (value === undefined) throw invalid(name, "is missing");
  return value;
}

/** Null when it is absent or empty. */
export function optionalString(params: Params, name: string): string | null {
  const value = params[name];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string") return value;
  throw invalid(name, "must be text");
}

export function requiredString(params: Params, name: string): string {
  const value = optionalString(params, name);
  if (value === null) throw invalid(name, "is missing");
  return value;
}

export function positiveNumber(params: Params, name: string): number {
  const value = Number(params[name]);
  if (!Number.isFinite(value) || value <= 0) throw invalid(name, "must be a number above 0");
  return value;
}
