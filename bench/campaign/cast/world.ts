import type { Random } from "../random.ts";
import { randomOf } from "../random.ts";
import type { Actor, Trace } from "./actor.ts";
import { COUNTRIES, type Country } from "./countries.ts";
import { inventedNetwork } from "./networks.ts";

/**
 * What of a campaign reaches the store: headers that a proxy keeps, a page that runs its script, a bank that tells. Whole
 * groups of evidence are missing or meaningless now and then, for people and bots alike.
 */
export interface World {
  readonly headers: "all" | "agent" | "none";
  /** Share of the actors whose page reports. */
  readonly page: number;
  /** `invented`: addresses say who is neighbours, and not whose they are. `crowded`: nor that. */
  readonly networks: "real" | "invented" | "crowded";
  /** `minutes`: the store is new, all accounts are. */
  readonly accounts: "lifelike" | "minutes";
  readonly cards: "described" | "numbers";
  readonly mail: "lifelike" | "one service";
  readonly places: "countries" | "country" | "town";
  readonly phones: boolean;
}

export const worldOf = (random: Random): World => ({
  headers: random.weighted({ all: 6, agent: 3, none: 1 }),
  page: Number(random.weighted({ 1: 5, 0.8: 2, 0.3: 1, 0: 3 })),
  networks: random.weighted({ real: 60, invented: 35, crowded: 5 }),
  accounts: random.weighted({ lifelike: 6, minutes: 4 }),
  cards: random.weighted({ described: 6, numbers: 4 }),
  mail: random.weighted({ lifelike: 7, "one service": 3 }),
  places: random.weighted({ countries: 6, country: 3, town: 2 }),
  phones: random.chance(0.7),
});

/** What scripts that play people over HTTP send: little, and all of it made up. */
export const SCRIPTED_WORLD: World = {
  headers: "agent",
  page: 0,
  networks: "invented",
  accounts: "minutes",
  cards: "numbers",
  mail: "lifelike",
  places: "country",
  phones: false,
};

/** What a shop in use would see over HTTP, as far as a script can play it: accounts are as old as the script. */
export const LIFELIKE_WORLD: World = {
  headers: "all",
  page: 0.8,
  networks: "real",
  accounts: "minutes",
  cards: "numbers",
  mail: "lifelike",
  places: "countries",
  phones: true,
};

const town = (random: Random, country: Country): Country => ({
  ...country,
  cities: [random.pick(country.cities)].map(
    ([city, code]) => [city, code.replaceAll("#", () => random.digits(1))] as const,
  ),
});

export function countriesOf(random: Random, places: World["places"]): readonly Country[] {
  const country = random.pick(COUNTRIES);
  if (places === "country") return [country];
  if (places === "town") return [town(random, country)];
  return random.shuffled(COUNTRIES).slice(0, random.int(3, COUNTRIES.length));
}

const subnetOf = (network: string): string =>
  network.includes(":") ? network.split(":").slice(0, 3).join(":") : network.split(".").slice(0, 3).join(".");

/** Another address in the place of each, the same for the same; neighbours stay neighbours. */
function inventedFor(seed: string, network: string): string {
  const start = inventedNetwork(randomOf(`${seed}/subnet/${subnetOf(network)}`))
    .split(".")
    .slice(0, 3);
  return [...start, randomOf(`${seed}/host/${network}`).int(1, 254)].join(".");
}

const crowdedFor = (seed: string, network: string): string => {
  const random = randomOf(`${seed}/host/${network}`);
  return `203.0.${random.int(110, 113)}.${random.int(1, 254)}`;
};

const NETWORKS: Readonly<Record<World["networks"], (seed: string, network: string) => string>> = {
  real: (_, network) => network,
  invented: inventedFor,
  crowded: crowdedFor,
};

/** What Node's fetch sends by itself. */
const BARE = { "user-agent": "node", accept: "*/*", "accept-language": "*", "sec-fetch-mode": "cors" };
const agentOf = ({ "user-agent": agent }: Readonly<Record<string, string>>) => ({
  ...BARE,
  ...(agent !== undefined && { "user-agent": agent }),
});
const HEADERS: Readonly<
  Record<World["headers"], (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>>
> = {
  all: (headers) => headers,
  agent: agentOf,
  none: () => BARE,
};

const youngAccount = (random: Random): Pick<Actor["account"], "signedUpAt" | "verifiedAt"> => {
  const signedUpAt = -random.between(20, 400);
  return { signedUpAt, verifiedAt: signedUpAt + random.between(0.5, 12) };
};

function withoutPhone(address: Actor["address"]): Actor["address"] {
  const { phone: _, ...rest } = address;
  return rest;
}
const COMMON_SERVICES =
  /@(outlook\.com|hotmail\.[a-z.]+|icloud\.com|yahoo\.[a-z.]+|proton\.me|gmail\.com|[a-z0-9-]+\.(de|at|fr|nl|es|it|pl|pt|ie|gr))$/;
const oneService = (email: string): string => email.replace(COMMON_SERVICES, "@example.com");

const pageOf = (random: Random, world: World, page: Trace | null): Trace | null =>
  random.chance(world.page) ? page : null;

/** The actor as this world lets the store see it. */
export function seenIn(world: World, seed: string, actor: Actor): Actor {
  const random = randomOf(`${seed}/seen/${actor.id}`);
  const { account, device } = actor;
  const times = world.accounts === "minutes" ? youngAccount(random) : {};
  const isDotted = actor.bot && account.email.endsWith("@gmail.com");
  const email = world.mail === "one service" && !isDotted ? oneService(account.email) : account.email;
  return {
    ...actor,
    account: { ...account, ...times, email },
    address: world.phones ? actor.address : withoutPhone(actor.address),
    network: NETWORKS[world.networks](seed, actor.network),
    device: { ...device, headers: HEADERS[world.headers](device.headers) },
    page: pageOf(random, world, actor.page),
  };
}
