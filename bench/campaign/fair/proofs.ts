import { OF_ACCOUNTS } from "@/lib/platform/challenge/pace";
import { counterRange, levelOf, MAX_LEVEL } from "@/lib/platform/challenge/rules";
import { mailboxOf } from "@/lib/account/customer/mailbox";
import type { Actor } from "../cast/actor.ts";

/** A key of a proof on one core of a rented server: decision 041, measured. */
const KEY_SECONDS = 0.00015;

type Subject = keyof typeof OF_ACCOUNTS;

const subjectsOf = ({ id, account, network, device }: Actor): Record<Subject, string> => {
  const { local, domain } = mailboxOf(account.email);
  const agent = device.headers["user-agent"] ?? "";
  return { network, device: `${network} ${agent}`, account: id, mailbox: `${local}@${domain}` };
};

const secondsOf = (level: number): number => {
  const [least, most] = counterRange(level);
  return (KEY_SECONDS * (least + most)) / 2;
};

/** What proofs cost the caller, by the store's prices. */
export function proofsInMemory() {
  const counts = new Map<string, number>();
  const spent = new Map<string, number>();

  /** How often the fastest of what the actor shares came in this window, as a share of what is cheap. */
  function paceOf(actor: Actor, at: number): number {
    const paces = (Object.entries(subjectsOf(actor)) as [Subject, string][]).map(([subject, who]) => {
      const { max, windowSeconds } = OF_ACCOUNTS[subject];
      const key = `${subject} ${who} ${Math.floor(at / windowSeconds)}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count / max;
    });
    return Math.max(...paces);
  }

  return {
    /** Counts one proof. Seconds of one core that it takes. */
    prove(actor: Actor, at: number): number {
      const seconds = secondsOf(Math.min(MAX_LEVEL, levelOf(paceOf(actor, at))));
      spent.set(actor.id, (spent.get(actor.id) ?? 0) + seconds);
      return seconds;
    },
    secondsOf: ({ id }: Actor): number => spent.get(id) ?? 0,
  };
}
export type Proofs = ReturnType<typeof proofsInMemory>;
