import { mailboxOf } from "@/lib/account/customer/mailbox";
import { doorOf } from "@/lib/shop/risk/evidence/door";
import type { Actor } from "../cast/actor.ts";
import type { Played } from "./fair.ts";

/** What the bots of a drop put in, in all. */
export interface Effort {
  readonly proofSeconds: number;
  readonly accounts: number;
  readonly mailboxes: number;
  readonly addresses: number;
  /** Of those that came to pay. */
  readonly cards: number;
}

const different = (actors: readonly Actor[], of: (actor: Actor) => string): number => new Set(actors.map(of)).size;

const mailbox = ({ account }: Actor): string => Object.values(mailboxOf(account.email)).join("@");
const door = ({ address }: Actor): string => Object.values(doorOf(address)).join(" ");
const card = ({ payment }: Actor): string => payment.card.number;

const isBot = ({ bot }: Actor): boolean => bot;

/** Mailboxes, doors and cards are counted once, however many of the bots share them. */
export function effortOf({ actors, buyers, rejected, proofs }: Played): Effort {
  const bots = actors.filter(isBot);
  return {
    proofSeconds: bots.reduce((sum, actor) => sum + proofs.secondsOf(actor), 0),
    accounts: bots.length,
    mailboxes: different(bots, mailbox),
    addresses: different(bots, door),
    cards: different([...buyers, ...rejected].filter(isBot), card),
  };
}
