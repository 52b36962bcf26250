import type { Card } from "../actor.ts";
import { cardOf, ownCard } from "../cards.ts";
import type { Cards } from "../families.ts";
import { several, type Operator, type Supply } from "./operator.ts";

/** Which card pays. */
export const CARDS: Readonly<Record<Cards, (operator: Operator) => Supply<Card>>> = {
  one: ({ random, country }) => {
    const card = ownCard(random, country.code);
    return () => card;
  },
  few: ({ random, country, size, care }) => {
    const cards = several(2 + Math.round(care * size * 0.2), () => ownCard(random, country.code));
    return (own) => own.pick(cards);
  },
  virtual: ({ random, country, setting }) => {
    const issuer = random.chance(0.5)
      ? country.code
      : random.pick([...setting.countries.map(({ code }) => code), "US", "GB"]);
    const funding = random.weighted({ prepaid: 5, debit: 3, credit: 2 });
    return (own) => cardOf(own, issuer, funding);
  },
  twos: ({ random, country, size }) => {
    const cards = several(Math.ceil(size / random.pick([2, 3])), () => ownCard(random, country.code));
    return (own) => own.pick(cards);
  },
  own:
    ({ country }) =>
    (own) =>
      ownCard(own, country.code),
};
