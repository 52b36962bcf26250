import { knows, sentBrowser, type KnownBrowser } from "@/lib/account/guessing/known-browser";
import { networkOf, type HeaderReader } from "@/lib/platform/http/client";
import { keyedId } from "@/lib/platform/ids";
import { env } from "@/lib/platform/env";
import { limitEverywhere } from "@/lib/platform/rate-limit/everywhere";
import { isKnownKey, takeGuess } from "@/lib/platform/rate-limit/guesses";
import type { Delays } from "@/lib/platform/rate-limit/rules";
import { rateLimit } from "@/lib/platform/rate-limit/server";

/** At one account from one place, or at one secret: after ten, 15 seconds, and up to a quarter of an hour. */
const FROM_ONE_PLACE: Delays = { free: 10, firstSeconds: 15, longestSeconds: 900, forgetSeconds: 900 };
/**
 * At one account from all places that are not known there, together. A minute at most, so that an owner far from home gets
 * in while others guess; forgotten faster than one place alone may go on, so that nobody alone can cause it.
 */
const FROM_STRANGE_PLACES: Delays = { free: 20, firstSeconds: 5, longestSeconds: 60, forgetSeconds: 300 };
/** Wrong guesses from one network at all accounts: a university behind one address is fine. */
const FROM_ONE_NETWORK = { max: 60, windowSeconds: 60 };
/** Wrong guesses at all accounts from all places that are not known there. */
const everywhere = limitEverywhere({ key: "guesses", max: 300, windowSeconds: 60 });

/** Who guesses. */
export interface Guesser {
  readonly network: string;
  readonly browser: KnownBrowser | undefined;
}

/** Who a request comes from: its network, and its browser if that is known. Only in a server action or a route. */
export const guesserOf = async (headers: HeaderReader): Promise<Guesser> => ({
  network: networkOf(headers),
  browser: await sentBrowser(),
});

/** What an account is called where guesses are counted: no address stands in a key. */
export const guessedAccount = (email: string): string => keyedId(env("AUTH_SECRET"), "account", email);

/** Where guesses come from that count together: the browser, if it is known for the account, else its network. */
const placeOf = (account: string, { browser, network }: Guesser): string =>
  `${account}:${knows(browser, account) ? browser.id : network}`;

/** Whether somebody has signed in to the account from there before. One read at most. */
export const isKnownPlace = async (account: string, guesser: Guesser): Promise<boolean> =>
  knows(guesser.browser, account) || isKnownKey(placeOf(account, guesser));

interface Taken {
  readonly giveBack: () => Promise<void>;
}

async function giveBackAll(taken: readonly Taken[]): Promise<void> {
  await Promise.all(taken.map(({ giveBack }) => giveBack()));
}

/** Each of these, in turn; where one refuses, none is taken. */
async function takeAll(limits: readonly (() => Promise<Taken>)[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  try {
    for (const take of limits) taken.push(await take());
    return taken;
  } catch (error) {
    await giveBackAll(taken);
    throw error;
  }
}

const ofNetwork =
  ({ network }: Guesser) =>
  () =>
    rateLimit({ key: `guesses:${network}`, ...FROM_ONE_NETWORK });
const ofStrangers = (account: string) => () => takeGuess(`strangers:${account}`, FROM_STRANGE_PLACES);

/** What a guess counts for beside its own place. A known browser is its owner's own and counts for nothing else. */
async function takeShared(account: string, guesser: Guesser, isKnownNetwork: boolean): Promise<Taken[]> {
  if (knows(guesser.browser, account)) return [];
  if (isKnownNetwork) return takeAll([ofNetwork(guesser)]);
  await everywhere.assertBelow();
  return takeAll([ofNetwork(guesser), ofStrangers(account)]);
}

/**
 * Lets a guess at an account's password be judged, or refuses it: by place, by account, by network and everywhere together.
 * Wrong ones count, right ones do not, and make the place known. Whatever strangers do, a place that is known waits only for
 * its own wrong guesses. `judge` resolves with undefined for a wrong guess.
 * @throws AppError rate_limited
 */
export async function guessPassword<T>(
  account: string,
  guesser: Guesser,
  judge: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const own = await takeGuess(placeOf(account, guesser), FROM_ONE_PLACE);
  const isKnown = own.isKnown || knows(guesser.browser, account);
  const taken: Taken[] = [own];
  try {
    taken.push(...(await takeShared(account, guesser, own.isKnown)));
    const found = await judge();
    if (found === undefined && !isKnown) await everywhere.count();
    if (found !== undefined) await Promise.all([own.wasRight(), giveBackAll(taken.slice(1))]);
    return found;
  } catch (error) {
    await giveBackAll(taken);
    throw error;
  }
}

/**
 * Lets a guess at a secret be judged that only the holder of `key` can guess at: who is signed in, or has a link. Wrong ones
 * count, a right one forgives them. `judge` resolves with undefined for a wrong guess. @throws AppError rate_limited
 */
export async function guessSecret<T>(key: string, judge: () => Promise<T | undefined>): Promise<T | undefined> {
  const own = await takeGuess(key, FROM_ONE_PLACE);
  try {
    const found = await judge();
    if (found !== undefined) await own.wasRight();
    return found;
  } catch (error) {
    await own.giveBack();
    throw error;
  }
}
