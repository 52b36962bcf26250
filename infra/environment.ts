import { environmentSchema, type Environment } from "../lib/platform/env";

export type Values = { readonly [Name in keyof Environment]?: $util.Input<string> };

/** The value, checked as the running code will check it: a deploy fails rather than the first request. */
function checked(name: keyof Environment, value: string): string {
  const parsed = environmentSchema.shape[name].safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${name}: ${parsed.error.issues[0]?.message ?? "invalid"}`);
}

/** The variables of these names and no others. Throws when one is not known (yet). */
export function environmentOf(
  names: readonly (keyof Environment)[],
  values: Values,
): Record<string, $util.Output<string>> {
  const pick = (name: keyof Environment) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} is not known where it is needed`);
    return [name, $output(value).apply((known) => checked(name, known))] as const;
  };
  return Object.fromEntries(names.map(pick));
}
