import type { Actor } from "../cast/actor.ts";
import type { Defence } from "./defences.ts";
import { effortOf, type Effort } from "./effort.ts";
import { turnedAway, type Played } from "./fair.ts";

export const MODES = ["first_come", "draw"] as const;
export type Mode = (typeof MODES)[number];

/** How many of a family of bots or a kind of people took part, and what became of them. */
export interface Group {
  readonly name: string;
  /** Of bots. */
  readonly tier: string | null;
  readonly actors: number;
  readonly pairs: number;
  readonly refused: number;
  readonly limited: number;
}

/** What came of a mode with a defence. */
export interface FairSummary {
  readonly mode: Mode;
  readonly defence: Defence;
  readonly groups: readonly Group[];
  readonly effort: Effort;
}

const nameOf = ({ tier, family }: Actor): string => (tier === null ? family : `${tier} ${family}`);

const count = (of: ReadonlyMap<string, readonly Actor[]>, name: string): number => of.get(name)?.length ?? 0;

function groupsOf(played: readonly Played[]): Group[] {
  const all = (of: (one: Played) => readonly Actor[]) => Map.groupBy(played.flatMap(of), nameOf);
  const [actors, buyers, refused, limited] = [
    all((one) => one.actors),
    all((one) => one.buyers),
    all((one) => turnedAway(one).refused),
    all((one) => turnedAway(one).limited),
  ];
  return [...actors].map(([name, of]) => ({
    name,
    tier: of[0]?.tier ?? null,
    actors: of.length,
    pairs: count(buyers, name),
    refused: count(refused, name),
    limited: count(limited, name),
  }));
}

function totalOf(efforts: readonly Effort[]): Effort {
  const sum = (of: (effort: Effort) => number) => efforts.reduce((total, effort) => total + of(effort), 0);
  return {
    proofSeconds: sum(({ proofSeconds }) => proofSeconds),
    accounts: sum(({ accounts }) => accounts),
    mailboxes: sum(({ mailboxes }) => mailboxes),
    addresses: sum(({ addresses }) => addresses),
    cards: sum(({ cards }) => cards),
  };
}

/** Sums of all drops that were played so. */
export const fairSummaryOf = (mode: Mode, defence: Defence, played: readonly Played[]): FairSummary => ({
  mode,
  defence,
  groups: groupsOf(played),
  effort: totalOf(played.map(effortOf)),
});
