import type { Route } from "../families.ts";
import { carrierPool, cloudNetwork, CLOUD_NAMES, homeNetwork, neighbourOf, vpnNetwork } from "../networks.ts";
import { several, type Operator, type Supply } from "./operator.ts";

/** Which network each account comes from. */
export const ROUTES: Readonly<Record<Route, (operator: Operator) => Supply<string>>> = {
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
