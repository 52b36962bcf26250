import type { Random } from "../random.ts";
import type { Country } from "./countries.ts";

/** Where addresses come from. An address is what the store sees; what is behind it is the caster's secret. */
const CLOUDS: Readonly<Record<string, readonly string[]>> = {
  amazon: ["3.120", "18.184", "52.28", "35.156", "54.93"],
  hetzner: ["88.198", "95.216", "5.9", "116.202", "65.108"],
  ovh: ["51.68", "54.36", "51.75", "145.239"],
  digitalocean: ["159.89", "138.68", "104.248", "167.99"],
  linode: ["139.162", "172.104"],
  google: ["34.89", "35.198", "34.107"],
  azure: ["20.52", "40.68", "51.105"],
};
/** Companies whose addresses VPN services rent. */
const VPN = ["146.70", "217.138", "138.199", "37.120"];

const within = (random: Random, start: string): string =>
  [...start.split("."), ...Array.from({ length: 4 - start.split(".").length }, () => String(random.int(1, 254)))].join(
    ".",
  );

const v6 = (random: Random, start: string): string =>
  `${start}:${random.int(1, 65535).toString(16)}:${random.int(1, 65535).toString(16)}::${random.int(1, 65535).toString(16)}`;

/** The address of a home; some have one of IPv6. */
export const homeNetwork = (random: Random, { homes }: Country): string =>
  random.chance(0.12)
    ? v6(random, `2a02:${random.int(0x800, 0xfff).toString(16)}`)
    : within(random, random.pick(homes));

/** A few addresses that a carrier puts all its customers of a region behind. */
export function carrierPool(random: Random, { mobile }: Country): readonly string[] {
  const start = within(random, random.pick(mobile)).split(".").slice(0, 3).join(".");
  return Array.from({ length: random.int(1, 6) }, () => within(random, start));
}

export const cloudNetwork = (random: Random, cloud = random.pick(Object.keys(CLOUDS))): string =>
  within(random, random.pick(CLOUDS[cloud] ?? ["3.120"]));
export const CLOUD_NAMES = Object.keys(CLOUDS);

export const vpnNetwork = (random: Random): string => within(random, random.pick(VPN));

/** Another address of the same /24. */
export const neighbourOf = (random: Random, network: string): string =>
  network.includes(":")
    ? v6(random, network.split(":").slice(0, 3).join(":"))
    : within(random, network.split(".").slice(0, 3).join("."));

const COMMON_STARTS = [2, 5, 31, 37, 46, 62, 77, 78, 81, 84, 91, 109, 151, 178, 188, 213, 217];

/** Any address at all: now and then one of a data centre. */
export const inventedNetwork = (random: Random): string =>
  [
    random.chance(0.5) ? random.pick(COMMON_STARTS) : random.int(11, 223),
    random.int(0, 255),
    random.int(0, 255),
    random.int(1, 254),
  ].join(".");
