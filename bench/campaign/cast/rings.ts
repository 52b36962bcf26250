import type { Random } from "../random.ts";
import type { Account, Actor, Address, Card } from "./actor.ts";
import { forwarderOf, homeOf, jigged, lockerOf, phoneOf } from "./addresses.ts";
import { devicesOf } from "./browsers.ts";
import { cardOf, checksOf, ownCard } from "./cards.ts";
import type { Country } from "./countries.ts";
import {
  FAMILIES,
  type Age,
  type Cards,
  type Doors,
  type Family,
  type FamilyName,
  type Naming,
  type Pace,
  type Route,
} from "./families.ts";
import { botMail, mailRootOf } from "./mail.ts";
import { fullName, nameOf, type Name } from "./names.ts";
import { carrierPool, cloudNetwork, CLOUD_NAMES, homeNetwork, neighbourOf, vpnNetwork } from "./networks.ts";
import { accountTimes, DAY, type Setting } from "./setting.ts";
import { forgedTrace } from "./traces.ts";

/** What an operator has, for all accounts of the ring. `own` is the account's chance, `index` its number. */
type Supply<T> = (own: Random, index: number) => T;

interface Operator {
  readonly random: Random;
  readonly country: Country;
  readonly setting: Setting;
  readonly size: number;
  /** 0 careless to 1 careful. */
  readonly care: number;
}

const several = <T>(length: number, make: (i: number) => T): readonly T[] => Array.from({ length }, (_, i) => make(i));

const ROUTES: Readonly<Record<Route, (operator: Operator) => Supply<string>>> = {
  host: ({ random }) => {
    const address = cloudNetwork(random);
    return () => address;
  },
  home: ({ random, country }) => {
    const address = homeNetwork(random, country);
    return () => address;
  },
  subnet: ({ random }) => {
    const start = cloudNetwork(random);
    return (own) => neighbourOf(own, start);
  },
  subnets: ({ random, country, size, care }) => {
    const starts = several(2 + Math.round(care * size * 0.3), () =>
      random.chance(0.5) ? homeNetwork(random, country) : cloudNetwork(random),
    );
    return (own) => neighbourOf(own, own.pick(starts));
  },
  cloud: ({ random }) => {
    const cloud = random.pick(CLOUD_NAMES);
    return (own) => cloudNetwork(own, cloud);
  },
  clouds: () => (own) => cloudNetwork(own),
  vpn:
    ({ setting }) =>
    (own) =>
      own.chance(0.5) ? own.pick(setting.exits) : vpnNetwork(own),
  residential:
    ({ country }) =>
    (own) =>
      homeNetwork(own, country),
  sticky: ({ random, country, size, care }) => {
    const homes = several(2 + Math.round(care * size * 0.5), () => homeNetwork(random, country));
    return (own) => own.pick(homes);
  },
  mobile: ({ random, country, setting }) => {
    const pool = setting.carriers.get(country.code) ?? carrierPool(random, country);
    return (own) => own.pick(pool);
  },
  office: ({ random, country }) => {
    const exits = several(random.int(1, 3), () => homeNetwork(random, country));
    return (own) => own.pick(exits);
  },
};

const NAMINGS: Readonly<Record<Naming, (operator: Operator) => Supply<Name>>> = {
  one: ({ random, country }) => {
    const name = nameOf(random, country);
    return () => name;
  },
  variants: ({ random, country }) => {
    const { firstName, lastName } = nameOf(random, country);
    return (own) =>
      own.pick([
        { firstName, lastName },
        { firstName: firstName[0] ?? firstName, lastName },
        { firstName, lastName: `${lastName}${own.letters(1)}` },
        { firstName: `${firstName}${own.letters(1)}`, lastName },
        { firstName: `${firstName} ${own.letters(1).toUpperCase()}`, lastName },
      ]);
  },
  family: ({ random, country }) => {
    const { lastName } = nameOf(random, country);
    return (own) => ({ ...nameOf(own, country), lastName });
  },
  generated:
    ({ country }) =>
    (own) =>
      nameOf(own, country),
  gibberish: () => (own) => ({ firstName: own.letters(own.int(4, 8)), lastName: own.letters(own.int(4, 9)) }),
};

type Door = (name: string, own: Random) => Address;
const homeDoor = ({ random, country }: Operator): Door => {
  const { phone, ...door } = homeOf(random, country, "");
  const onePhone = random.chance(0.35);
  return (name, own) => ({
    ...door,
    name,
    ...(phone !== undefined && { phone: onePhone ? phone : phoneOf(own, country) }),
  });
};
const jiggedDoor = (operator: Operator): Door => {
  const door = homeDoor(operator);
  const most = operator.care > 0.6 ? 3 : 2;
  return (name, own) => jigged(own, door(name, own), own.int(1, most));
};
const fewDoors = ({ random, size, care }: Operator): number =>
  Math.max(2, Math.min(12, Math.round(size / random.between(9 - 5 * care, 14 - 9 * care))));

const DOORS: Readonly<Record<Doors, (operator: Operator) => Supply<Door>>> = {
  one: (operator) => {
    const door = homeDoor(operator);
    return () => door;
  },
  jigged: (operator) => {
    const door = jiggedDoor(operator);
    return () => door;
  },
  few: (operator) => {
    const doors = several(fewDoors(operator), () => homeDoor(operator));
    return (own) => own.pick(doors);
  },
  "few jigged": (operator) => {
    const doors = several(fewDoors(operator), () => jiggedDoor(operator));
    return (own) => own.pick(doors);
  },
  forwarder: ({ random, country }) => {
    const doors = several(random.int(1, 2), () => forwarderOf(random, country));
    return (own) => own.pick(doors);
  },
  locker: ({ random, country, size }) => {
    const doors = several(Math.max(1, Math.round(size / 8)), () => lockerOf(random, country));
    return (own) => own.pick(doors);
  },
  twos: (operator) => {
    const doors = several(Math.ceil(operator.size / operator.random.pick([2, 2, 3])), () => homeDoor(operator));
    return (_, index) => doors[index % doors.length] as Door;
  },
};

const CARDS: Readonly<Record<Cards, (operator: Operator) => Supply<Card>>> = {
  one: ({ random, country }) => {
    const card = ownCard(random, country.code);
    return () => card;
  },
  few: ({ random, country, size, care }) => {
    const cards = several(2 + Math.round(care * size * 0.2), () => ownCard(random, country.code));
    return (own) => own.pick(cards);
  },
  virtual: ({ random, country, setting }) => {
    const issuer = random.chance(0.5)
      ? country.code
      : random.pick([...setting.countries.map(({ code }) => code), "US", "GB"]);
    const funding = random.weighted({ prepaid: 5, debit: 3, credit: 2 });
    return (own) => cardOf(own, issuer, funding);
  },
  twos: ({ random, country, size }) => {
    const cards = several(Math.ceil(size / random.pick([2, 3])), () => ownCard(random, country.code));
    return (own) => own.pick(cards);
  },
  own:
    ({ country }) =>
    (own) =>
      ownCard(own, country.code),
};

const PACES: Readonly<Record<Pace, (operator: Operator) => Supply<number>>> = {
  instant: ({ random }) => {
    const most = random.between(0.4, 3);
    return (own) => own.between(0.05, most);
  },
  burst: ({ random }) => {
    const [from, over] = [random.between(0.5, 15), random.between(2, 20)];
    return (own) => from + own.between(0, over);
  },
  queue: ({ random }) => {
    const every = random.between(1, 12);
    return (own, index) => 2 + every * index * own.between(0.9, 1.1);
  },
  paced: ({ random }) => {
    const over = random.between(60, 600);
    return (own) => 4 + own.between(0, over);
  },
  human: () => (own) => 3 + own.about(70, 1.1),
};

type Times = Pick<Account, "signedUpAt" | "verifiedAt">;
const AGES: Readonly<Record<Age, (operator: Operator) => Supply<Times>>> = {
  minutes: ({ random }) => {
    const from = -random.between(200, 3000);
    return (own, index) => {
      const signedUpAt = Math.min(from + index * own.between(0.5, 6), -12);
      return { signedUpAt, verifiedAt: signedUpAt + own.between(1, 8) };
    };
  },
  batch: ({ random }) => {
    const [from, over, wait] = [-random.between(0.1, 20) * DAY, random.between(300, 7200), random.between(2, 90)];
    return (own) => {
      const signedUpAt = from + own.between(0, over);
      return { signedUpAt, verifiedAt: signedUpAt + own.about(wait, 0.4) };
    };
  },
  weeks: () => accountTimes,
};

/** One of each thing, as the family's chances have it. */
function supplies(operator: Operator, family: Family) {
  const { random } = operator;
  return {
    route: ROUTES[random.weighted(family.route)](operator),
    naming: NAMINGS[random.weighted(family.naming)](operator),
    doors: DOORS[random.weighted(family.doors)](operator),
    cards: CARDS[random.weighted(family.cards)](operator),
    pace: PACES[random.weighted(family.pace)](operator),
    age: AGES[random.weighted(family.age)](operator),
    disguise: devicesOf(random, random.weighted(family.disguise), operator.country.languages),
    mail: random.weighted(family.mail),
    root: mailRootOf(random, operator.country),
    page: random.weighted(family.page),
    recipient: random.weighted<"own" | "operator" | "any">({ own: 6, operator: 2, any: 2 }),
    operatorName: fullName(nameOf(random, operator.country)),
  };
}
type Supplies = ReturnType<typeof supplies>;

function recipientOf(own: Random, { recipient, operatorName }: Supplies, name: Name, { country }: Operator): string {
  const names = { own: () => fullName(name), operator: () => operatorName, any: () => fullName(nameOf(own, country)) };
  return names[recipient]();
}

function member(operator: Operator, ring: Supplies, index: number): Actor {
  const { country, random } = operator;
  const own = random.fork(`account ${index}`);
  const name = ring.naming(own, index);
  const device = ring.disguise(own);
  const orderAt = ring.pace(own, index);
  const email = botMail(own, ring.mail, { country, name, root: ring.root, index });
  return {
    id: "",
    bot: true,
    kind: "",
    family: "",
    tier: null,
    ring: null,
    account: { email, ...name, ...ring.age(own, index) },
    orderAt,
    address: ring.doors(own, index)(recipientOf(own, ring, name, operator), own),
    network: ring.route(own, index),
    device,
    page: forgedTrace(
      ring.page,
      own,
      random,
      device,
      own.chance(0.1 + 0.85 * operator.care) ? country.timeZone : "UTC",
    ),
    payment: {
      card: ring.cards(own, index),
      declines: own.chance(0.06) ? own.int(1, 2) : 0,
      afterSeconds: orderAt < 20 ? own.between(1, 15) : 5 + own.about(40),
      ...checksOf(own, country.code, 0.05 + 0.1 * (1 - operator.care)),
    },
    endedFirst: own.chance(0.08) ? 1 : 0,
    patienceSeconds: own.between(200, 900),
    retrySeconds: own.between(2, 12),
  };
}

/** The accounts of one operator, at most `most`. */
export function ringOf(random: Random, setting: Setting, name: FamilyName, most: number): readonly Actor[] {
  const family: Family = FAMILIES[name];
  const [least, largest] = family.accounts;
  const size = Math.max(1, Math.min(most, Math.round(least * (largest / least) ** random.next())));
  const operator = { random, setting, size, country: random.pick(setting.countries), care: random.next() };
  const ring = supplies(operator, family);
  const label = `${name} ${random.letters(6)}`;
  return several(size, (index) => ({
    ...member(operator, ring, index),
    kind: family.tier,
    tier: family.tier,
    family: name,
    ring: label,
  }));
}
