import type { Random } from "../random.ts";
import type { Actor } from "./actor.ts";
import { hallOf, homeOf, lockerOf } from "./addresses.ts";
import { desktop, oldBrowser, phone, privacyBrowser } from "./browsers.ts";
import { cardOf, ownCard } from "./cards.ts";
import { COUNTRIES } from "./countries.ts";
import { numericMail, withAlias } from "./mail.ts";
import { fullName, nameOf, oddNameOf, plain } from "./names.ts";
import { carrierPool, homeNetwork, neighbourOf } from "./networks.ts";
import { actorOf, DAY, personOf, type Person, type Setting } from "./setting.ts";
import { handTrace, keyboardTrace, quickTrace, screenReaderTrace } from "./traces.ts";

/** Makes one person of a kind, or several that belong together. */
type Kind = (random: Random, setting: Setting) => readonly Actor[];

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

const aside = (random: Random, { code }: { readonly code: string }) =>
  random.pick(COUNTRIES.filter((other) => other.code !== code));

/** On the way: network, clock and now and then the language of another country. */
const abroad: Change = (random, actor, { country, device }) => {
  const away = aside(random, country);
  return { network: homeNetwork(random, away), page: handTrace(random, device, away.timeZone, openSeconds(actor)) };
};

/** Moved here: name, language and card are of where they come from. */
const foreignCard: Kind = (random, setting) => {
  const home = random.pick(setting.countries);
  const origin = aside(random, home);
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

/** Parents, children, flatmates: a door, a router and most often a card. */
const household: Kind = (random, setting) => {
  const first = personOf(random, setting);
  const { network, payment } = actorOf(random, first);
  const family = random.chance(0.7);
  const oneMailbox = random.chance(0.07);
  return Array.from({ length: random.weighted({ 2: 6, 3: 3, 4: 1 }) === "2" ? 2 : random.int(3, 4) }, (_, i) => {
    const name =
      i === 0 ? first.name : { ...nameOf(random, first.country), ...(family && { lastName: first.name.lastName }) };
    const home = { ...first.home, name: random.chance(0.8) ? fullName(name) : first.home.name };
    const actor = actorOf(random, personOf(random, setting, { country: first.country, name, home }));
    const email =
      oneMailbox && i > 0
        ? withAlias(`${plain(first.name.lastName) || "home"}.family@gmail.com`, plain(name.firstName) || `p${i}`)
        : actor.account.email;
    return {
      ...actor,
      account: { ...actor.account, email },
      network,
      ...(random.chance(0.8) && { payment: { ...actor.payment, card: payment.card } }),
    };
  });
};

/** Halls of residence and a library: one network, a few houses, a mail address of the university. */
const campus: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const uplink = homeNetwork(random, country);
  const exits = Array.from({ length: random.int(1, 4) }, () => neighbourOf(random, uplink));
  const halls = Array.from({ length: random.int(1, 4) }, () => hallOf(random, country));
  const [inHall, withMail] = [random.between(0.05, 0.7), random.between(0, 0.6)];
  const domain = `${random.pick(["uni", "student", "campus"])}-${random.letters(5)}.${country.code.toLowerCase()}`;
  return Array.from({ length: random.int(4, 14) }, () => {
    const name = nameOf(random, country);
    const person = personOf(random, setting, {
      country,
      name,
      ...(random.chance(inHall) && { home: random.pick(halls)(fullName(name)) }),
    });
    const actor = actorOf(random, person);
    const email = random.chance(withMail)
      ? `${plain(name.firstName).slice(0, 1) || "s"}${plain(name.lastName).slice(0, 7)}${random.digits(2)}@${domain}`
      : actor.account.email;
    return { ...actor, network: random.pick(exits), account: { ...actor.account, email } };
  });
};

const carrier: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const pool = setting.carriers.get(country.code) ?? carrierPool(random, country);
  return Array.from({ length: random.int(4, 20) }, () => {
    const device = phone(random, country.languages);
    return { ...actorOf(random, personOf(random, setting, { country, device })), network: random.pick(pool) };
  });
};

/** Parcels to where they work: one door and one network, everything else their own. */
const office: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const { phone: _, ...door } = homeOf(random, country, "");
  const network = homeNetwork(random, country);
  const company = `${random.letters(7)} ${random.pick(["GmbH", "BV", "SARL", "AB"])}`;
  const domain = `${random.letters(8)}.${country.code.toLowerCase()}`;
  const mailAtWork = random.chance(0.5);
  return Array.from({ length: random.int(2, 7) }, () => {
    const name = nameOf(random, country);
    const actor = actorOf(
      random,
      personOf(random, setting, { country, name, home: { ...door, name: fullName(name), line2: company } }),
    );
    const email = mailAtWork
      ? `${plain(name.firstName) || "office"}.${plain(name.lastName)}@${domain}`
      : actor.account.email;
    return { ...actor, network: random.chance(0.7) ? network : actor.network, account: { ...actor.account, email } };
  });
};

const locker: Kind = (random, setting) => {
  const country = random.pick(setting.countries);
  const door = lockerOf(random, country);
  return Array.from({ length: random.int(1, 4) }, () => {
    const name = nameOf(random, country);
    return actorOf(random, personOf(random, setting, { country, name, home: door(fullName(name)) }));
  });
};

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
