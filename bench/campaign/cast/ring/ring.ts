import type { Random } from "../../random.ts";
import type { Actor } from "../actor.ts";
import { checksOf } from "../cards.ts";
import { devicesOf } from "../disguises.ts";
import { FAMILIES, type Family, type FamilyName } from "../families.ts";
import { botMail, mailRootOf } from "../mail.ts";
import { fullName, nameOf, type Name } from "../names.ts";
import type { Setting } from "../setting.ts";
import { forgedTrace } from "../traces.ts";
import { CARDS } from "./cards.ts";
import { DOORS } from "./doors.ts";
import { NAMINGS } from "./naming.ts";
import { several, type Operator } from "./operator.ts";
import { ROUTES } from "./routes.ts";
import { AGES, PACES } from "./times.ts";

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
    /** Orders of an account that hold a pair and are let go, at most: some hold what they cannot pay for yet. */
    held: random.chance(0.15) ? random.int(1, 4) : 0,
    refusedCards: random.chance(0.2) ? 0.4 : 0.05,
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
      declines: own.chance(ring.refusedCards) ? own.int(1, 3) : 0,
      afterSeconds: orderAt < 20 ? own.between(1, 15) : 5 + own.about(40),
      ...checksOf(own, country.code, 0.05 + 0.1 * (1 - operator.care)),
    },
    endedFirst: ring.held > 0 ? own.int(0, ring.held) : Number(own.chance(0.08)),
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
