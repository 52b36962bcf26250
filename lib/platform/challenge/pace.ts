import { MAX_LEVEL, levelOf } from "@/lib/platform/challenge/rules";
import type { Caller, Demand } from "@/lib/platform/challenge/caller";
import { paceOf } from "@/lib/platform/rate-limit/velocity";

interface Bound {
  readonly max: number;
  readonly windowSeconds: number;
  /** So many an instance are not counted in the table. */
  readonly free: number;
}

type Subject = "network" | "device" | "account" | "mailbox";

const subjectsOf = ({ network, browser, account, mailbox }: Caller): Record<Subject, string | undefined> => ({
  network,
  device: `${network}:${browser}`,
  account,
  mailbox,
});

async function fastest(prefix: string, caller: Caller, bounds: Partial<Record<Subject, Bound>>): Promise<number> {
  const subjects = subjectsOf(caller);
  const counted = (Object.entries(bounds) as [Subject, Bound][]).flatMap(([subject, bound]) => {
    const who = subjects[subject];
    return who === undefined ? [] : [paceOf({ key: `${prefix}:${subject}:${who}`, ...bound })];
  });
  return Math.max(0, ...(await Promise.all(counted)));
}

const TEN_MINUTES = { windowSeconds: 600 };
/** Challenges that visitors ask for at the lowest price. */
const OF_VISITORS: Partial<Record<Subject, Bound>> = {
  network: { max: 60, ...TEN_MINUTES, free: 20 },
  device: { max: 40, ...TEN_MINUTES, free: 20 },
};
/**
 * The same of accounts: people share a network, and a carrier puts thousands of one kind of phone behind an address. They share no
 * account: its price rises first.
 */
export const OF_ACCOUNTS: Record<Subject, Bound> = {
  network: { max: 300, ...TEN_MINUTES, free: 40 },
  device: { max: 150, ...TEN_MINUTES, free: 20 },
  account: { max: 10, ...TEN_MINUTES, free: 3 },
  mailbox: { max: 10, ...TEN_MINUTES, free: 3 },
};

/** Counts one challenge or ticket for its caller. Resolves with its level: 0 for a calm caller, to `MAX_LEVEL` for a flood. */
export async function nextLevel({ purpose, caller }: Demand): Promise<number> {
  const bounds = caller.account === undefined ? OF_VISITORS : OF_ACCOUNTS;
  return Math.min(MAX_LEVEL, levelOf(await fastest(`challenge:${purpose}`, caller, bounds)));
}

/** What is under pressure: from so many attempts in a window on each needs a proof. */
export type Pressure = Partial<Record<Subject, Bound>>;

/** Counts one attempt. Whether the caller's attempts passed one of the bounds. A calm caller costs the table nothing. */
export const isPressed = async (what: string, caller: Caller, bounds: Pressure): Promise<boolean> =>
  (await fastest(`attempts:${what}`, caller, bounds)) > 1;
