import { curveOf, rocAuc } from "../../packages/additive-model/metrics/ranking.ts";
import type { Actor } from "./cast/actor.ts";

/** An order and what it was scored. */
export interface Scored {
  readonly actor: Actor;
  readonly score: number;
  readonly isPaid: boolean;
}

/** What came of a campaign under one way of deciding. */
export interface Result {
  readonly actors: readonly Actor[];
  readonly buyers: readonly Actor[];
  readonly refused: readonly Actor[];
  readonly scored: readonly Scored[];
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const bots = (actors: readonly Actor[]): number => actors.filter(({ bot }) => bot).length;
/** How many of them are people. */
export const people = (actors: readonly Actor[]): number => actors.length - bots(actors);

function auc(scored: readonly Scored[]): number {
  const labels = Uint8Array.from(scored, ({ actor }) => (actor.bot ? 1 : 0));
  return rocAuc(curveOf({ scores: Float64Array.from(scored, ({ score }) => score), labels }));
}

export interface Summary {
  readonly pairsToBots: number;
  readonly peopleRefused: number;
  readonly peopleServed: number;
  readonly aucPaid: number;
  readonly aucAll: number;
}

/** Shares over all results: of the pairs that bots got, of the people who paid and were refused, of the people who got one. */
export function summaryOf(results: readonly Result[]): Summary {
  const all = (of: (result: Result) => readonly Actor[]) => results.flatMap(of);
  const [buyers, refused, actors] = [
    all(({ buyers }) => buyers),
    all(({ refused }) => refused),
    all(({ actors }) => actors),
  ];
  const scored = results.flatMap(({ scored }) => scored);
  return {
    pairsToBots: share(bots(buyers), buyers.length),
    peopleRefused: share(people(refused), people(refused) + people(buyers)),
    peopleServed: share(people(buyers), people(actors)),
    aucPaid: auc(scored.filter(({ isPaid }) => isPaid)),
    aucAll: auc(scored),
  };
}

export interface Counted {
  readonly name: string;
  readonly actors: number;
  readonly pairs: number;
  readonly refused: number;
}

const nameOf = ({ tier, family }: Actor): string => (tier === null ? family : `${tier} ${family}`);

/** By family of bots, or kind of person. */
export function countedBy(results: readonly Result[], isWanted: (actor: Actor) => boolean): Counted[] {
  const wanted = (of: (result: Result) => readonly Actor[]) => results.flatMap(of).filter(isWanted);
  const [actors, buyers, refused] = [
    wanted(({ actors }) => actors),
    wanted(({ buyers }) => buyers),
    wanted(({ refused }) => refused),
  ];
  const of = (list: readonly Actor[], name: string) => list.filter((actor) => nameOf(actor) === name).length;
  const names = [...new Set(actors.map(nameOf))].toSorted();
  return names.map((name) => ({ name, actors: of(actors, name), pairs: of(buyers, name), refused: of(refused, name) }));
}
