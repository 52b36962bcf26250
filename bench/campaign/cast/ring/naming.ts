import type { Naming } from "../families.ts";
import { nameOf, type Name } from "../names.ts";
import type { Operator, Supply } from "./operator.ts";

/** What the accounts are called. */
export const NAMINGS: Readonly<Record<Naming, (operator: Operator) => Supply<Name>>> = {
  one: ({ random, country }) => {
    const name = nameOf(random, country);
    return () => name;
  },
  variants: ({ random, country }) => {
    const { firstName, lastName } = nameOf(random, country);
    return (own) =>
      own.pick([
        { firstName, lastName },
        { firstName: firstName[0] ?? firstName, lastName },
        { firstName, lastName: `${lastName}${own.letters(1)}` },
        { firstName: `${firstName}${own.letters(1)}`, lastName },
        { firstName: `${firstName} ${own.letters(1).toUpperCase()}`, lastName },
      ]);
  },
  family: ({ random, country }) => {
    const { lastName } = nameOf(random, country);
    return (own) => ({ ...nameOf(own, country), lastName });
  },
  generated:
    ({ country }) =>
    (own) =>
      nameOf(own, country),
  gibberish: () => (own) => ({ firstName: own.letters(own.int(4, 8)), lastName: own.letters(own.int(4, 9)) }),
};
