import { BROWSER_MAP, parse } from "bowser";

/** Longer ones are no browser's; parsing takes time that grows with the length. */
const MAX_LENGTH = 512;
const known: ReadonlySet<string> = new Set(Object.values(BROWSER_MAP));

/** The device of a User-Agent in words of ours, such as "Firefox on Windows": nothing of what the header says stands in it. */
export function deviceOf(userAgent: string | null | undefined): string {
  if (!userAgent || userAgent.length > MAX_LENGTH) return "Unknown device";
  const { browser, os, platform } = parse(userAgent);
  if (!browser.name || !known.has(browser.name)) return "Unknown device";
  const place = os.name === "iOS" ? platform.model : os.name;
  return place ? `${browser.name} on ${place}` : browser.name;
}
