import type { Random } from "../../random.ts";
import type { Actor, Address } from "../../cast/actor.ts";
import { jigged } from "../../cast/addresses.ts";
import { cardOf } from "../../cast/cards.ts";
import type { Country } from "../../cast/countries.ts";
import { dotted } from "../../cast/mail.ts";
import { fullName, nameOf, plain, type Name } from "../../cast/names.ts";
import { cloudNetwork, homeNetwork, neighbourOf } from "../../cast/networks.ts";
import { actorOf, HERE, localPart, madeUpAddress, PROGRAM, type Given } from "./made-up.ts";
import type { Script } from "./script.ts";

/** What an operator's accounts have in common. */
interface Ring {
  readonly word: string;
  readonly door: Address;
  readonly doors: readonly Address[];
  readonly network: string;
  readonly card: string;
  readonly country: Country;
}

type Bot = Partial<Pick<Given, "email" | "address" | "network" | "headers" | "card" | "page">>;

/** The kinds that everyone thinks of first. */
const BOTS: Readonly<Record<string, (random: Random, ring: Ring, index: number, name: Name) => Bot>> = {
  "plus aliases": (_, { word, door }, index, name) => ({
    email: `${word}+${index}@gmail.com`,
    address: { ...door, name: fullName(name) },
  }),
  "dotted aliases": (random, { word, door }, _, name) => ({
    email: dotted(random, `${word}quantasneaks`),
    address: { ...door, name: fullName(name) },
  }),
  "jigged doors": (random, { word, door, country }, index) => ({
    email: `${plain(random.pick(country.firstNames))}${index}@${word}.shop`,
    address: jigged(random, door, random.int(1, 2)),
  }),
  "throw-away mail": (random, { doors }, _, name) => ({
    email: `${random.letters(9)}${random.digits(2)}@mailinator.com`,
    address: { ...random.pick(doors), name: fullName(name) },
  }),
  "one card": (random, { card, network }, index, name) => ({
    email: `${localPart(name)}${index}@example.com`,
    card,
    network: neighbourOf(random, network),
  }),
  "data centre": (random, { network }, index, name) => ({
    email: `${localPart(name)}${index}@example.com`,
    network: neighbourOf(random, network),
    headers: { "user-agent": "python-requests/2.32.3" },
  }),
};

const KINDS = Object.keys(BOTS);
const RING = 20;

function ringOf(random: Random, country: Country): Ring {
  const home = () => madeUpAddress(random, country, fullName(nameOf(random, country)));
  return {
    country,
    word: `${plain(random.pick(country.firstNames))}${plain(random.pick(country.lastNames))}`,
    door: home(),
    doors: [home(), home(), home()],
    network: cloudNetwork(random),
    card: cardOf(random, "DE", "credit").number,
  };
}

function bot(random: Random, script: Script, ring: Ring, kind: string, index: number): Actor {
  const name = nameOf(random, ring.country);
  const own: Bot = BOTS[kind]?.(random, ring, index, name) ?? {};
  const given: Given = {
    name,
    email: "",
    address: madeUpAddress(random, ring.country, fullName(name)),
    headers: PROGRAM,
    card: cardOf(random, "DE", "credit").number,
    orderAt: random.between(0.1, 2),
    page: null,
    ...own,
    network: script.networks === "one" ? HERE : (own.network ?? homeNetwork(random, ring.country)),
  };
  const part = {
    id: `b${index}`,
    bot: true,
    kind: "T1",
    family: kind,
    tier: "T1",
    ring: `${kind} ${ring.word}`,
  } as const;
  return actorOf(random, given, part);
}

/** Rings of each kind in turn, so many bots in all. */
export function someBots(random: Random, script: Script, country: Country, count: number): Actor[] {
  const actors: Actor[] = [];
  for (let ring = 0; actors.length < count; ring++) {
    const kind = KINDS[ring % KINDS.length] ?? "";
    const shared = ringOf(random.fork(`ring ${ring}`), country);
    for (let i = 0; i < RING && actors.length < count; i++)
      actors.push(bot(random, script, shared, kind, actors.length));
  }
  return actors;
}
