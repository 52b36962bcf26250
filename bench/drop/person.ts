import { homeOf } from "../campaign/cast/addresses.ts";
import { countryOf } from "../campaign/cast/countries.ts";
import { fullName, nameOf } from "../campaign/cast/names.ts";
import { randomOf } from "../campaign/random.ts";

/**
 * A shopper of the crowd: a name, a door and a mailbox of their own, for a crowd at one door, or whose addresses are of one make, is a
 * ring, and costs what a ring costs. No mail of the bench leaves the machine.
 */
export function personOf(index: number) {
  const random = randomOf(`shopper ${index}`);
  const country = countryOf("DE");
  const name = nameOf(random, country);
  return { ...name, email: `shopper.${index}@gmx.de`, home: homeOf(random, country, fullName(name)) };
}
