import { ParameterError } from "./errors.ts";
import type { Metadata } from "./objects.ts";

/** What `qs` makes of a form body: strings in nested objects and arrays. */
export type Params = { readonly [name: string]: unknown };

const at = (path: string, name: string) => (path === "" ? name : `${path}[${name}]`);

/** Stripe refuses names it does not know, so that a typing error never passes silently. */
export function onlyKnown(params: Params, names: ReadonlySet<string>, path = ""): void {
  const unknown = Object.keys(params).find((name) => !names.has(name));
  if (unknown === undefined) return;
  const param = at(path, unknown);
  throw new ParameterError(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
}

export function optionalString(params: Params, name: string, path = ""): string | undefined {
  const value = params[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  throw new ParameterError(`Invalid string: ${JSON.stringify(value)}`, { param: at(path, name) });
}

export function requiredString(params: Params, name: string, path = ""): string {
  return optionalString(params, name, path) ?? missing(at(path, name));
}

/** A whole number of at least `min`, undefined when absent. */
export function optionalInteger(params: Params, name: string, min: number, path = ""): number | undefined {
  const text = optionalString(params, name, path);
  if (text === undefined) return undefined;
  const param = at(path, name);
  if (!/^-?\d{1,15}$/.test(text))
    throw new ParameterError(`Invalid integer: ${text}`, { code: "parameter_invalid_integer", param });
  if (Number(text) < min) {
    throw new ParameterError(`This value must be greater than or equal to ${min}.`, {
      code: "parameter_invalid_integer",
      param,
    });
  }
  return Number(text);
}

export function oneOf<Value extends string>(
  params: Params,
  name: string,
  allowed: readonly Value[],
  path = "",
): Value | undefined {
  const text = optionalString(params, name, path);
  if (text === undefined || allowed.includes(text as Value)) return text as Value | undefined;
  throw new ParameterError(`Invalid ${name}: must be one of ${allowed.join(", ")}`, { param: at(path, name) });
}

export function optionalObject(params: Params, name: string, path = ""): Params | undefined {
  const value = params[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Params;
  throw new ParameterError("Invalid object", { param: at(path, name) });
}

export function requiredObject(params: Params, name: string, path = ""): Params {
  return optionalObject(params, name, path) ?? missing(at(path, name));
}

export function requiredList(params: Params, name: string): Params[] {
  const value = params[name];
  if (value === undefined || value === "") return missing(name);
  if (Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "object" && entry !== null))
    return value as Params[];
  throw new ParameterError("Invalid array", { param: name });
}

/** https://docs.stripe.com/api/metadata: 50 keys of 40 characters, values of 500. An empty value unsets its key. */
export function metadata(params: Params, path = ""): Metadata {
  const given = Object.entries(optionalObject(params, "metadata", path) ?? {}).filter(([, value]) => value !== "");
  if (given.length > 50)
    throw new ParameterError("Metadata can have at most 50 keys.", { param: at(path, "metadata") });
  for (const [key, value] of given) {
    const param = `${at(path, "metadata")}[${key}]`;
    if (typeof value !== "string") throw new ParameterError("Metadata values must be strings.", { param });
    if (key.length > 40 || value.length > 500)
      throw new ParameterError("Metadata keys have up to 40 characters and values up to 500.", { param });
  }
  return Object.fromEntries(given) as Metadata;
}

/** `created`, a Unix time in seconds or a range of them, as the first and the last second of it. */
export function createdRange(params: Params): { readonly from: number; readonly to: number } {
  if (typeof params["created"] === "string") {
    const at = optionalInteger(params, "created", 0) ?? 0;
    return { from: at, to: at };
  }
  const range = optionalObject(params, "created") ?? {};
  onlyKnown(range, new Set(["gt", "gte", "lt", "lte"]), "created");
  const bound = (name: string) => optionalInteger(range, name, 0, "created");
  const [gt, gte, lt, lte] = [bound("gt"), bound("gte"), bound("lt"), bound("lte")];
  return {
    from: Math.max(gte ?? 0, gt === undefined ? 0 : gt + 1),
    to: Math.min(lte ?? Number.MAX_SAFE_INTEGER, lt === undefined ? Number.MAX_SAFE_INTEGER : lt - 1),
  };
}

export function httpUrl(params: Params, name: string): string | undefined {
  const text = optionalString(params, name);
  if (text === undefined || /^https?:\/\/./.test(text)) return text;
  throw new ParameterError("Not a valid URL", { code: "url_invalid", param: name });
}

function missing(param: string): never {
  throw new ParameterError(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}
