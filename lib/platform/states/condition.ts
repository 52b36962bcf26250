import type { Fact, State } from "@/lib/platform/states/states";
import type { Name } from "@/lib/platform/table/attributes";
import type { Condition, conditionsOn } from "@/lib/platform/table/condition";

type Conditions<T> = ReturnType<typeof conditionsOn<T>>;

/** The record's `status`, which every record with states has. */
const among = <T>(statuses: readonly string[]): Condition<T> => ({ kind: "in", path: "status", values: statuses });

/** Holds for the records that may come into the state. */
export function mayEnter<Status extends string, T>(when: Conditions<T>, state: State<Status, T>): Condition<T> {
  return when.and(
    among(state.from),
    ...state.needs.map((name) => when.exists(name)),
    ...(state.forbids ?? []).map((name) => when.absent(name)),
    ...(state.requires ?? []).map(([path, value]) => when.is(path, value as never)),
  );
}

/** Holds for the records on which the fact may be written. */
export const mayLearn = <Status extends string, T>(
  when: Conditions<T>,
  name: Name<T>,
  { during, once }: Fact<Status>,
): Condition<T> => when.and(among(during), ...(once ? [when.absent(name)] : []));
