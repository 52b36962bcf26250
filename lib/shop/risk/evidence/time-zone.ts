import { getTimezone } from "countries-and-timezones";

/** What Firefox and Tor say in place of the zone when they resist fingerprinting (https://bugzilla.mozilla.org/1364261). */
const DISGUISE = "Atlantic/Reykjavik";

/** Whether a time zone is of other countries only; undefined for one of no country, of none that we know, or in disguise. */
export function isForeignZone(zone: string, country: string): boolean | undefined {
  const countries: readonly string[] = getTimezone(zone)?.countries ?? [];
  if (countries.includes(country)) return false;
  return countries.length === 0 || zone === DISGUISE ? undefined : true;
}
