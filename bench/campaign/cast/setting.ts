import type { Random } from "../random.ts";
import type { Actor, Address, Device } from "./actor.ts";
import { asTyped, homeOf } from "./addresses.ts";
import { anyBrowser } from "./browsers.ts";
import { checksOf, ownCard } from "./cards.ts";
import type { Country } from "./countries.ts";
import { ownMail } from "./mail.ts";
import { fullName, nameOf, type Name } from "./names.ts";
import { homeNetwork } from "./networks.ts";
import { handTrace } from "./traces.ts";

/** Where a campaign plays. */
export interface Setting {
  readonly countries: readonly Country[];
  /** Of a carrier that people use, and bots through it. */
  readonly carriers: ReadonlyMap<string, readonly string[]>;
  /** Exits of VPN services. */
  readonly exits: readonly string[];
}

/** Makes one person of a kind, or several that belong together. */
export type Kind = (random: Random, setting: Setting) => readonly Actor[];

/** What a person is before a kind makes them special. */
export interface Person {
  readonly country: Country;
  readonly name: Name;
  readonly device: Device;
  readonly home: Address;
}

export const DAY = 86_400;

/** Some browsers send less than they could, or another one's name: extensions, proxies, "desktop site". */
function withQuirks(random: Random, device: Device, other: Device): Device {
  const { "user-agent": agent = "", "accept-language": languages = "" } = device.headers;
  const quirk = random.weighted({ none: 960, stripped: 20, renamed: 20 });
  if (quirk === "stripped") return { ...device, headers: { "user-agent": agent, "accept-language": languages } };
  if (quirk === "none") return device;
  return { ...device, headers: { ...device.headers, "user-agent": other.headers["user-agent"] ?? agent } };
}

export function personOf(
  random: Random,
  { countries }: Pick<Setting, "countries">,
  given: Partial<Person> = {},
): Person {
  const country = given.country ?? random.pick(countries);
  const name = given.name ?? nameOf(random, country);
  const home = given.home ?? asTyped(random, homeOf(random, country, fullName(name)));
  const device = given.device ?? anyBrowser(random, country.languages);
  return { country, name, home, device: withQuirks(random, device, anyBrowser(random, country.languages)) };
}

/** Registered for the drop, days before it, or long ago; verified when the mail was read. */
export function accountTimes(random: Random): { readonly signedUpAt: number; readonly verifiedAt: number } {
  const beforeSeconds = random.weighted({ now: 25, day: 35, long: 40 });
  const medians = { now: 900, day: DAY, long: 25 * DAY };
  const signedUpAt = -Math.max(60, random.about(medians[beforeSeconds], 0.9));
  return { signedUpAt, verifiedAt: Math.min(signedUpAt + Math.max(8, random.about(75, 1)), -5) };
}

/** An ordinary person's actor: nothing about it is special, though people never are quite alike. */
export function actorOf(random: Random, { country, name, device, home }: Person): Actor {
  const orderAt = 3 + random.about(80, 1.1);
  const waited = random.chance(0.5) ? orderAt + random.about(180) : Math.min(orderAt, random.about(50));
  return {
    id: "",
    bot: false,
    kind: "ordinary",
    family: "ordinary",
    tier: null,
    ring: null,
    account: { email: ownMail(random, country, name), ...name, ...accountTimes(random) },
    orderAt,
    address: home,
    network: homeNetwork(random, country),
    device,
    page: handTrace(random, device, country.timeZone, waited),
    payment: {
      card: ownCard(random, country.code),
      declines: random.weighted({ 0: 93, 1: 6, 2: 1 }) === "0" ? 0 : random.int(1, 2),
      afterSeconds: 5 + random.about(50),
      ...checksOf(random, country.code, 0.03),
    },
    endedFirst: random.chance(0.05) ? 1 : 0,
    patienceSeconds: random.about(200),
    retrySeconds: Math.max(5, random.about(25)),
  };
}
