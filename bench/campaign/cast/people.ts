import type { Random } from "../random.ts";
import type { Actor } from "./actor.ts";
import { homeOf } from "./addresses.ts";
import { desktop, oldBrowser, phone, privacyBrowser } from "./browsers.ts";
import { cardOf, ownCard } from "./cards.ts";
import { COUNTRIES } from "./countries.ts";
import { numericMail, withAlias } from "./mail.ts";
import { fullName, nameOf, oddNameOf } from "./names.ts";
import { homeNetwork } from "./networks.ts";
import { campus, carrier, household, locker, office } from "./groups.ts";
import { actorOf, DAY, personOf, type Kind, type Person, type Setting } from "./setting.ts";
import { handTrace, keyboardTrace, quickTrace, screenReaderTrace } from "./traces.ts";

type Change = (random: Random, actor: Actor, person: Person, setting: Setting) => Partial<Actor>;

const alone =
  (change: Change, given: (random: Random, setting: Setting) => Partial<Person> = () => ({})): Kind =>
  (random, setting) => {
    const person = personOf(random, setting, given(random, setting));
    const actor = actorOf(random, person);
    return [{ ...actor, ...change(random, actor, person, setting) }];
  };

const on = (make: typeof desktop): Kind => {
  const change: Change = (random, actor, { country }) => {
    const device = make(random, country.languages);
    return { device, page: handTrace(random, device, country.timeZone, actor.page?.openSeconds ?? 60) };
  };
  return alone(change);
};

const openSeconds = (actor: Actor): number => actor.page?.openSeconds ?? 60;
const traced = (trace: typeof handTrace): Kind =>
  alone((random, actor, { country, device }) => ({
    page: trace(random, device, country.timeZone, openSeconds(actor)),
  }));

const registered = (
  random: Random,
  orderAt: number,
  beforeSeconds: number,
): Pick<Actor["account"], "signedUpAt" | "verifiedAt"> => ({
  signedUpAt: orderAt - beforeSeconds,
  verifiedAt: orderAt - beforeSeconds * random.between(0.2, 0.8),
});

const anotherCountry = (random: Random, { code }: { readonly code: string }) =>
  random.pick(COUNTRIES.filter((other) => other.code !== code));

/** On the way: network, clock and now and then the language of another country. */
const abroad: Change = (random, actor, { country, device }) => {
  const away = anotherCountry(random, country);
  return { network: homeNetwork(random, away), page: handTrace(random, device, away.timeZone, openSeconds(actor)) };
};

/** Moved here: name, language and card are of where they come from. */
const foreignCard: Kind = (random, setting) => {
  const home = random.pick(setting.countries);
  const origin = anotherCountry(random, home);
  const name = nameOf(random, origin);
  const person = personOf(random, setting, {
    country: home,
    name,
    home: homeOf(random, home, fullName(name)),
    device: desktop(random, origin.languages),
  });
  const actor = actorOf(random, person);
  return [{ ...actor, payment: { ...actor.payment, card: ownCard(random, origin.code) } }];
};

const gift: Change = (random, _, { country }, setting) => {
  const to = random.chance(0.85) ? country : random.pick(setting.countries);
  return { address: homeOf(random, to, fullName(nameOf(random, to))) };
};

const fiveTries: Change = (random, actor) => ({
  endedFirst: random.int(3, 5),
  patienceSeconds: 900,
  payment: { ...actor.payment, declines: random.int(0, 3), codeCheck: random.chance(0.2) ? "fail" : "pass" },
});

const vpn: Change = (random, actor, { device }, { exits }) => ({
  network: random.pick(exits),
  page: random.chance(0.3) ? handTrace(random, device, "UTC", openSeconds(actor)) : actor.page,
});

const early: Change = (random, _, { country, device }) => {
  const orderAt = random.between(1.4, 9);
  return { orderAt, page: quickTrace(random, device, country.timeZone, orderAt + random.about(240)) };
};

interface Sort {
  readonly weight: number;
  readonly make: Kind;
}
const sort = (weight: number, make: Kind): Sort => ({ weight, make });

/** Every kind of person, and how often one comes (groups count once). */
export const KINDS = {
  desktop: sort(14, on(desktop)),
  phone: sort(22, on(phone)),
  household: sort(5, household),
  campus: sort(1.2, campus),
  carrier: sort(1.2, carrier),
  office: sort(1.6, office),
  locker: sort(2, locker),
  vpn: sort(5, alone(vpn)),
  autofiller: sort(6, traced(quickTrace)),
  keyboard: sort(3, traced(keyboardTrace)),
  "screen reader": sort(3, traced(screenReaderTrace)),
  abroad: sort(4, alone(abroad)),
  "foreign card": sort(4, foreignCard),
  "old browser": sort(4, on(oldBrowser)),
  "privacy browser": sort(4, on(privacyBrowser)),
  "no script": sort(
    3,
    alone(() => ({ page: null })),
  ),
  "five tries": sort(4, alone(fiveTries)),
  early: sort(6, alone(early)),
  late: sort(
    4,
    alone((random) => ({ orderAt: random.about(5400, 0.8) })),
  ),
  newcomer: sort(
    6,
    alone((random, actor) => ({
      account: { ...actor.account, ...registered(random, actor.orderAt, random.between(25, 240)) },
    })),
  ),
  settled: sort(
    5,
    alone((random, actor) => ({
      account: { ...actor.account, ...registered(random, actor.orderAt, random.about(120) * DAY) },
    })),
  ),
  gift: sort(4, alone(gift)),
  "odd name": sort(
    3,
    alone(
      () => ({}),
      (random) => ({ name: oddNameOf(random) }),
    ),
  ),
  "numeric mailbox": sort(
    4,
    alone((random, actor, { country }) => ({ account: { ...actor.account, email: numericMail(random, country) } })),
  ),
  "plus address": sort(
    4,
    alone((random, actor) => ({
      account: {
        ...actor.account,
        email: withAlias(actor.account.email, random.pick(["shoes", "quantasneaks", "shop", "drop", "k", "2026"])),
      },
    })),
  ),
  "prepaid card": sort(
    3,
    alone((random, actor, { country }) => ({
      payment: { ...actor.payment, card: cardOf(random, country.code, "prepaid") },
    })),
  ),
} satisfies Record<string, Sort>;

export type PersonKind = keyof typeof KINDS;
export const PERSON_KINDS = Object.keys(KINDS) as readonly PersonKind[];

const WEIGHTS = Object.fromEntries(Object.entries(KINDS).map(([kind, { weight }]) => [kind, weight])) as Record<
  PersonKind,
  number
>;

/** One person, or several that belong together, of a kind by chance or of this one. */
export function somePeople(
  random: Random,
  setting: Setting,
  kinds: readonly PersonKind[] = PERSON_KINDS,
): readonly Actor[] {
  const kind = random.weighted(Object.fromEntries(kinds.map((kind) => [kind, WEIGHTS[kind]])));
  const made = KINDS[kind as PersonKind].make(random, setting);
  return made.map((actor) => ({
    ...actor,
    kind,
    family: kind,
    ring: made.length > 1 ? `${kind} ${random.letters(6)}` : null,
  }));
}
