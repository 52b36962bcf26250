import type { Tier } from "./actor.ts";
import type { Disguise } from "./disguises.ts";
import type { MailForm } from "./mail.ts";
import type { Forgery } from "./traces.ts";

export type Route =
  "host" | "home" | "subnet" | "subnets" | "cloud" | "clouds" | "vpn" | "residential" | "sticky" | "mobile" | "office";
export type Naming = "one" | "variants" | "family" | "generated" | "gibberish";
export type Doors = "one" | "jigged" | "few" | "few jigged" | "forwarder" | "locker" | "twos";
export type Cards = "one" | "few" | "virtual" | "twos" | "own";
export type Pace = "instant" | "burst" | "queue" | "paced" | "human";
export type Age = "minutes" | "batch" | "weeks";

type Chances<K extends string> = Readonly<Partial<Record<K, number>>>;

/** How an operator goes about it. Each ring draws one of each; how well it is done varies from ring to ring. */
export interface Family {
  readonly tier: Tier;
  /** Never trained on. */
  readonly heldOut: boolean;
  readonly accounts: readonly [least: number, most: number];
  readonly route: Chances<Route>;
  readonly mail: Chances<MailForm>;
  readonly naming: Chances<Naming>;
  readonly doors: Chances<Doors>;
  readonly cards: Chances<Cards>;
  readonly pace: Chances<Pace>;
  readonly age: Chances<Age>;
  readonly disguise: Chances<Disguise>;
  readonly page: Chances<Forgery>;
}

const T1 = {
  tier: "T1",
  heldOut: false,
  accounts: [6, 60],
  naming: { one: 3, variants: 2, generated: 4, gibberish: 2 },
  cards: { one: 6, few: 3, own: 1 },
  pace: { instant: 7, burst: 3 },
  age: { minutes: 7, batch: 3 },
} as const;

const T2 = {
  tier: "T2",
  heldOut: false,
  accounts: [5, 50],
  naming: { variants: 3, family: 1, generated: 6, gibberish: 1 },
  pace: { instant: 4, burst: 4, queue: 2 },
  age: { minutes: 6, batch: 4 },
  disguise: { "copied agent": 3, pool: 4, patched: 2, antidetect: 2 },
  page: { none: 4, zeros: 2, constant: 2, noise: 2 },
} as const;

const T3 = {
  tier: "T3",
  heldOut: false,
  accounts: [4, 40],
  naming: { generated: 8, variants: 1 },
  pace: { queue: 3, paced: 3, human: 5 },
  age: { weeks: 6, batch: 3, minutes: 1 },
  disguise: { antidetect: 7, pool: 2, "few phones": 1 },
  page: { noise: 3, replay: 4, hand: 2, none: 1 },
} as const;

const T4 = {
  tier: "T4",
  heldOut: false,
  accounts: [4, 30],
  mail: { matching: 8, bought: 2 },
  naming: { generated: 1 },
  pace: { human: 1 },
  age: { weeks: 8, batch: 1 },
  disguise: { antidetect: 1 },
  page: { replay: 2, hand: 3 },
} as const;

/** Every family. What is held out differs from what is trained on in how, not only in how much. */
export const FAMILIES = {
  "http script": {
    ...T1,
    route: { host: 6, subnet: 2, cloud: 2 },
    mail: { numbered: 5, drawn: 3, disposable: 2 },
    doors: { one: 8, jigged: 2 },
    disguise: { library: 1 },
    page: { none: 1 },
  },
  "headless browser": {
    ...T1,
    route: { host: 3, subnet: 3, cloud: 4 },
    mail: { drawn: 4, numbered: 3, year: 3 },
    doors: { one: 6, jigged: 3, few: 1 },
    disguise: { headless: 6, patched: 4 },
    page: { none: 4, zeros: 6 },
  },
  "cloud burst": {
    ...T1,
    route: { clouds: 6, cloud: 4 },
    mail: { "catch-all": 5, year: 3, disposable: 2 },
    doors: { one: 5, jigged: 5 },
    disguise: { "copied agent": 8, library: 2 },
    page: { none: 6, zeros: 4 },
  },
  "home script": {
    ...T1,
    heldOut: true,
    accounts: [4, 20],
    route: { home: 1 },
    mail: { plus: 6, dotted: 2, numbered: 2 },
    doors: { one: 8, jigged: 2 },
    disguise: { "copied agent": 6, library: 2, patched: 2 },
    page: { none: 6, zeros: 4 },
  },

  "dotted mailbox": {
    ...T2,
    route: { residential: 4, sticky: 3, vpn: 1, clouds: 2 },
    mail: { dotted: 1 },
    doors: { jigged: 7, "few jigged": 3 },
    cards: { one: 5, few: 5 },
  },
  "plus mailbox": {
    ...T2,
    route: { residential: 5, subnets: 2, sticky: 3 },
    mail: { plus: 1 },
    doors: { jigged: 6, one: 2, "few jigged": 2 },
    cards: { one: 5, few: 4, own: 1 },
  },
  "catch-all jigger": {
    ...T2,
    route: { residential: 6, subnets: 2, clouds: 2 },
    mail: { "catch-all": 1 },
    doors: { jigged: 7, "few jigged": 3 },
    cards: { one: 4, few: 5, virtual: 1 },
  },
  "subnet renter": {
    ...T2,
    route: { subnet: 4, subnets: 6 },
    mail: { year: 4, matching: 3, drawn: 3 },
    doors: { jigged: 5, "few jigged": 3, few: 2 },
    cards: { few: 6, own: 2, one: 2 },
  },
  "disposable crew": {
    ...T2,
    route: { vpn: 4, residential: 3, clouds: 3 },
    mail: { disposable: 7, drawn: 3 },
    doors: { few: 4, "few jigged": 4, jigged: 2 },
    cards: { few: 5, one: 3, virtual: 2 },
  },
  "one card": {
    ...T2,
    heldOut: true,
    route: { residential: 6, mobile: 2, vpn: 2 },
    mail: { matching: 5, bought: 3, year: 2 },
    doors: { few: 5, twos: 3, "few jigged": 2 },
    cards: { one: 8, few: 2 },
    age: { minutes: 3, batch: 4, weeks: 3 },
  },
  "jig only": {
    ...T2,
    heldOut: true,
    route: { residential: 7, vpn: 3 },
    mail: { matching: 6, year: 4 },
    doors: { jigged: 1 },
    cards: { own: 5, virtual: 5 },
  },

  "re-shipper": {
    ...T3,
    route: { residential: 7, sticky: 3 },
    mail: { matching: 5, bought: 4, year: 1 },
    doors: { forwarder: 1 },
    cards: { virtual: 6, own: 2, few: 2 },
  },
  "drop houses": {
    ...T3,
    route: { residential: 7, sticky: 2, mobile: 1 },
    mail: { matching: 5, year: 2, "catch-all": 3 },
    doors: { few: 7, "few jigged": 3 },
    cards: { virtual: 7, few: 2, twos: 1 },
  },
  "bought accounts": {
    ...T3,
    route: { residential: 8, sticky: 2 },
    mail: { bought: 1 },
    doors: { one: 2, few: 5, "few jigged": 3 },
    cards: { virtual: 4, few: 4, own: 2 },
    age: { weeks: 1 },
  },
  "mobile proxies": {
    ...T3,
    heldOut: true,
    route: { mobile: 1 },
    mail: { matching: 5, bought: 3, year: 2 },
    doors: { few: 5, "few jigged": 3, forwarder: 2 },
    cards: { virtual: 5, few: 3, twos: 2 },
    disguise: { "few phones": 5, antidetect: 5 },
  },

  imitator: {
    ...T4,
    route: { residential: 8, mobile: 2 },
    doors: { few: 7, one: 3 },
    cards: { own: 5, virtual: 3, few: 2 },
  },
  "patient imitator": {
    ...T4,
    accounts: [3, 14],
    route: { residential: 1 },
    doors: { few: 5, twos: 5 },
    cards: { twos: 5, own: 5 },
  },
  "locker imitator": {
    ...T4,
    heldOut: true,
    route: { residential: 7, mobile: 3 },
    doors: { locker: 1 },
    cards: { own: 4, virtual: 4, twos: 2 },
  },
  "twos imitator": {
    ...T4,
    heldOut: true,
    accounts: [6, 24],
    route: { residential: 1 },
    doors: { twos: 1 },
    cards: { twos: 6, few: 4 },
  },

  "click farm": {
    ...T4,
    tier: "farm",
    accounts: [6, 40],
    route: { office: 6, mobile: 4 },
    mail: { year: 4, matching: 4, bought: 2 },
    doors: { few: 7, one: 3 },
    cards: { few: 5, virtual: 4, one: 1 },
    age: { batch: 6, weeks: 2, minutes: 2 },
    disguise: { "few phones": 6, "one phone": 2, "own phone": 2 },
    page: { hand: 1 },
  },
  "hired shoppers": {
    ...T4,
    tier: "farm",
    heldOut: true,
    accounts: [4, 20],
    route: { residential: 1 },
    doors: { few: 6, forwarder: 2, twos: 2 },
    cards: { own: 5, few: 3, virtual: 2 },
    disguise: { "own phone": 1 },
    page: { hand: 1 },
  },
} satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly FamilyName[];
export const HELD_OUT_FAMILIES = FAMILY_NAMES.filter((name) => FAMILIES[name].heldOut);
export const TRAINING_FAMILIES = FAMILY_NAMES.filter((name) => !FAMILIES[name].heldOut);
