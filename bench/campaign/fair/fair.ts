import { scoreOf } from "@/lib/shop/risk/model/score";
import { tellsOfOthers } from "@/lib/shop/risk/turned-down";
import type { Actor } from "../cast/actor.ts";
import type { World } from "../cast/world.ts";
import type { Read } from "../market.ts";
import { deciderWith, type Defence } from "./defences.ts";
import type { Limits } from "./places.ts";
import type { Proofs } from "./proofs.ts";

/** One drop to be played, with one defence. */
export interface Fair {
  readonly seed: string;
  readonly actors: readonly Actor[];
  readonly world: World;
  readonly pairs: number;
  readonly defence: Defence;
  readonly limits: Limits;
}

/** Of an order that shares a mailbox, a door or a card with too many others. */
export const ONE_EACH = "one each";
const LIMITS: readonly string[] = [ONE_EACH, "same_mailbox", "same_door"];
const isLimit = (reason: string): boolean => LIMITS.includes(reason);

/** Who got no pair by a rule. */
interface Out {
  readonly reason: string;
  readonly actors: readonly Actor[];
}

export interface Played {
  readonly actors: readonly Actor[];
  readonly buyers: readonly Actor[];
  /** Who paid, and was turned down by the model or a reviewer. */
  readonly rejected: readonly Actor[];
  readonly out: readonly Out[];
  readonly proofs: Proofs;
}

/** Who was taken for a machine, by a rule, the model or a reviewer; and who was one too many where something is shared. */
export function turnedAway({ out, rejected }: Played): { readonly refused: Actor[]; readonly limited: Actor[] } {
  const of = (isWanted: (reason: string) => boolean) =>
    out.filter(({ reason }) => isWanted(reason)).flatMap(({ actors }) => actors);
  return { refused: [...rejected, ...of((reason) => !isLimit(reason))], limited: of(isLimit) };
}

const UNSCORED = { score: 50, recommendation: "review" } as const;

/** Decides on a paid order as the defence has it. */
export function isApprovedBy({ defence, seed }: Fair): (read: Read) => boolean {
  const decide = deciderWith(defence, seed);
  return ({ order, vector, turnedDown, at }) => {
    const { score, recommendation } = scoreOf(vector) ?? UNSCORED;
    const advised = tellsOfOthers(turnedDown) ? "reject" : recommendation;
    return decide({ score, recommendation: advised, isBot: order.actor.bot, at });
  };
}
