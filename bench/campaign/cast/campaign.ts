import { randomOf, type Random } from "../random.ts";
import type { Actor } from "./actor.ts";
import { mailboxesApart, spreadOut } from "./apart.ts";
import { COUNTRIES } from "./countries.ts";
import { FAMILY_NAMES, type FamilyName } from "./families.ts";
import { carrierPool, vpnNetwork } from "./networks.ts";
import { PERSON_KINDS, somePeople, type PersonKind } from "./people.ts";
import { ringOf } from "./ring/ring.ts";
import type { Setting } from "./setting.ts";
import { countriesOf, seenIn, worldOf, type World } from "./world.ts";

export interface CampaignPlan {
  readonly seed: string;
  readonly people: number;
  readonly bots: number;
  readonly families?: readonly FamilyName[] | undefined;
  readonly kinds?: readonly PersonKind[] | undefined;
  /** By chance when absent. */
  readonly world?: World | undefined;
  /** Strangers have no door and no mailbox in common: a large crowd is spread over a whole country. */
  readonly apart?: boolean | undefined;
}

export interface Campaign {
  readonly world: World;
  /** In the order in which they order. */
  readonly actors: readonly Actor[];
}

function settingOf(random: Random, world: World): Setting {
  const countries = countriesOf(random, world.places);
  const carriers = new Map(COUNTRIES.map((country) => [country.code, carrierPool(random, country)]));
  return { countries, carriers, exits: Array.from({ length: random.int(2, 12) }, () => vpnNetwork(random)) };
}

type Groups = readonly (readonly Actor[])[];

const spread = (random: Random, setting: Setting): Setting => ({
  ...setting,
  countries: setting.countries.map((country) => spreadOut(random, country)),
});

/** As many as wanted, group by group; the last group may be cut. */
function gather(count: number, group: (index: number, left: number) => readonly Actor[]): Groups {
  const groups: (readonly Actor[])[] = [];
  for (let left = count; left > 0; left -= groups.at(-1)?.length ?? 0)
    groups.push(group(groups.length, left).slice(0, left));
  return groups;
}

/** No two accounts have one address: who comes later takes a number, as people do when theirs is taken. */
function distinct(actors: readonly Actor[]): readonly Actor[] {
  const taken = new Set<string>();
  return actors.map((actor) => {
    const email = free(actor.account.email, taken);
    taken.add(email);
    return email === actor.account.email ? actor : { ...actor, account: { ...actor.account, email } };
  });
}

function free(email: string, taken: ReadonlySet<string>): string {
  for (let n = 0; ; n++) {
    const tried = n === 0 ? email : email.replace("@", `${n + 1}@`);
    if (!taken.has(tried)) return tried;
  }
}

/** Families take turns in a campaign, a few at a time: an operator or two of each. */
function bots(random: Random, setting: Setting, count: number, families: readonly FamilyName[]): Groups {
  const present = random.shuffled(families).slice(0, Math.max(1, Math.min(families.length, Math.ceil(count / 12))));
  return gather(count, (index, left) =>
    ringOf(random.fork(`ring ${index}`), setting, present[index % present.length] as FamilyName, left),
  );
}

/** In a small town a large crowd would have to share its doors. */
const LARGEST_OF_A_TOWN = 200;
const fitting = (world: World, count: number): World =>
  world.places === "town" && count > LARGEST_OF_A_TOWN ? { ...world, places: "country" } : world;

/** Who takes part in a campaign: the same plan, the same cast. */
export function castOf({
  seed,
  people,
  bots: botCount,
  families = FAMILY_NAMES,
  kinds = PERSON_KINDS,
  world: given,
  apart = false,
}: CampaignPlan): Campaign {
  const random = randomOf(seed);
  const world = given ?? fitting(worldOf(random.fork("world")), people + botCount);
  const near = settingOf(random.fork("setting"), world);
  const setting = apart ? spread(random.fork("apart"), near) : near;
  const persons = gather(people, (index) => somePeople(random.fork(`people ${index}`), setting, kinds));
  const all = [...persons, ...bots(random.fork("bots"), setting, botCount, families)];
  let count = 0;
  const numbered = (actor: Actor) => ({ ...actor, id: `${actor.bot ? "b" : "p"}${count++}` });
  const seen = all.map((group) => group.map((actor) => seenIn(world, seed, numbered(actor))));
  const actors = distinct((apart ? mailboxesApart(seen) : seen).flat());
  return { world, actors: actors.toSorted((a, b) => a.orderAt - b.orderAt) };
}
