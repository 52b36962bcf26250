import { homeOf } from "../campaign/cast/addresses.ts";
import { countryOf } from "../campaign/cast/countries.ts";
import { fullName, nameOf } from "../campaign/cast/names.ts";
import { randomOf } from "../campaign/random.ts";

/** A shopper of the crowd: a name and a door of their own, for a crowd at one door is a ring, and costs what a ring costs. */
export function personOf(index: number) {
  const random = randomOf(`shopper ${index}`);
  const country = countryOf("DE");
  const name = nameOf(random, country);
  return { ...name, email: `shopper.${index}@example.com`, home: homeOf(random, country, fullName(name)) };
}
