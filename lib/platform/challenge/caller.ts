import type { Purpose } from "@/lib/platform/challenge/schema";
import { env } from "@/lib/platform/env";
import { browserOf, networkOf, type HeaderReader } from "@/lib/platform/http/client";
import { keyedId } from "@/lib/platform/ids";

/** Who is asked for a proof. All are digests or ids. */
export interface Caller {
  readonly network: string;
  readonly browser: string;
  /** Who is signed in. */
  readonly account?: string;
  readonly mailbox?: string;
}

/** What is asked for, of whom. */
export interface Demand {
  readonly purpose: Purpose;
  readonly caller: Caller;
  readonly dropId?: string;
}

export const callerOf = (headers: HeaderReader, signedIn: Pick<Caller, "account" | "mailbox"> = {}): Caller => ({
  network: networkOf(headers),
  browser: browserOf(headers),
  ...signedIn,
});

export const secretFor = (use: string): string => keyedId(env("AUTH_SECRET"), "challenge", use);

const bindingOf = ({ purpose, dropId = "" }: Demand, to: string): string =>
  keyedId(secretFor("binding"), purpose, dropId, to);

/** What a challenge of this demand is bound to: the account, where there is one, else the network; and purpose and drop. */
export const boundTo = (demand: Demand): string =>
  bindingOf(demand, demand.caller.account ?? `network:${demand.caller.network}`);

/** Whether what is bound so may be shown here: one that was asked for before signing in still counts, from its network. */
export const isBoundHere = (bound: string, demand: Demand): boolean =>
  bound === boundTo(demand) || bound === bindingOf(demand, `network:${demand.caller.network}`);
