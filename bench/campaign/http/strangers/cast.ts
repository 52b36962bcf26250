import { randomOf, type Random } from "../../random.ts";
import type { Actor } from "../../cast/actor.ts";
import { cardOf } from "../../cast/cards.ts";
import { COUNTRIES, type Country } from "../../cast/countries.ts";
import { fullName, nameOf } from "../../cast/names.ts";
import { homeNetwork } from "../../cast/networks.ts";
import { someBots } from "./bots.ts";
import { actorOf, BROWSER, HERE, localPart, madeUpAddress, madeUpTrace, PROGRAM } from "./made-up.ts";
import type { Script } from "./script.ts";

/** The one that payment providers print in their manuals. */
const TEST_CARD = "4242424242424242";

function person(random: Random, script: Script, country: Country, index: number): Actor {
  const name = nameOf(random, country);
  const given = {
    name,
    email: script.mail === "names" ? `${localPart(name)}${index}@example.com` : `person-${index}@example.com`,
    address: madeUpAddress(random, country, fullName(name)),
    network: script.networks === "one" ? HERE : homeNetwork(random, country),
    headers: script.headers === "program" ? PROGRAM : BROWSER,
    card: script.cards === "one" ? TEST_CARD : cardOf(random, "DE", "credit").number,
    orderAt: random.between(2, 60),
    page: script.evidence === "made up" ? madeUpTrace(random) : null,
  };
  return actorOf(random, given, {
    id: `p${index}`,
    bot: false,
    kind: "person",
    family: "person",
    tier: null,
    ring: null,
  });
}

interface StrangePlan {
  readonly seed: string;
  readonly people: number;
  readonly bots: number;
  readonly script: Script;
}

/** People of whom hardly anything is known, and the bots that everyone thinks of first. The same plan, the same cast. */
export function strangersOf({ seed, people, bots: botCount, script }: StrangePlan): Actor[] {
  const random = randomOf(seed);
  const country = random.pick(COUNTRIES.filter(({ code }) => ["DE", "FR", "NL"].includes(code)));
  const persons = Array.from({ length: people }, (_, i) => person(random, script, country, i));
  return [...persons, ...someBots(random, script, country, botCount)].toSorted((a, b) => a.orderAt - b.orderAt);
}
