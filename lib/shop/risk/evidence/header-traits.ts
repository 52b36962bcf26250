import type { HeaderReader } from "@/lib/platform/http/client";
import { claimOf, type BrowserClaim } from "@/lib/shop/risk/evidence/browser-claim";

/** Not `accept-encoding`: a CDN may write its own. */
const ALWAYS = ["accept", "accept-language"];
/** https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site#browser_compatibility */
const FETCH = ["sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"];
const FETCH_SINCE: Readonly<Partial<Record<BrowserClaim["engine"], number>>> = {
  chromium: 80,
  firefox: 90,
  safari: 16.4,
};
/** https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-CH-UA#browser_compatibility */
const HINTS = ["sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform"];
const HINTS_SINCE = 90;

function expectedOf({ engine, version }: BrowserClaim): readonly string[] {
  const sendsFetch = version >= (FETCH_SINCE[engine] ?? Infinity);
  const sendsHints = engine === "chromium" && version >= HINTS_SINCE;
  return [...ALWAYS, ...(sendsFetch ? FETCH : []), ...(sendsHints ? HINTS : [])];
}

/** Programs ask for any language; browsers ask for their person's. */
const isMissing = (headers: HeaderReader, name: string): boolean =>
  (headers.get(name) ?? "") === "" || (name === "accept-language" && headers.get(name) === "*");

/** A proxy of the shopper's own may have taken headers away; our own says CloudFront. */
const isRelayed = (headers: HeaderReader): boolean =>
  (headers.get("via") ?? "").split(",").some((hop) => hop.trim() !== "" && !hop.includes("CloudFront"));

/** The share of the headers that the claimed browser always sends, and that are missing. Undefined where it claims none that we know, or a proxy may have taken them. */
export function missingHeadersOf(headers: HeaderReader): number | undefined {
  const claim = claimOf(headers);
  if (claim.engine === "other" || isRelayed(headers)) return undefined;
  const expected = expectedOf(claim);
  return expected.filter((name) => isMissing(headers, name)).length / expected.length;
}

const HINTED: Readonly<Record<string, readonly BrowserClaim["platform"][]>> = {
  Android: ["android", "linux"], // "desktop site"
  "Chrome OS": ["chromeos", "linux"],
  "Chromium OS": ["chromeos", "linux"],
  Linux: ["linux", "android", "chromeos"],
  Windows: ["windows"],
  macOS: ["macos"],
  iOS: ["ios"],
};

const isOtherPlatform = (headers: HeaderReader, { platform }: BrowserClaim): boolean => {
  const hinted = HINTED[(headers.get("sec-ch-ua-platform") ?? "").replaceAll('"', "")];
  return hinted !== undefined && platform !== "other" && !hinted.includes(platform);
};

const isOtherVersion = (headers: HeaderReader, { engine, version }: BrowserClaim): boolean => {
  const hinted = /"Chromium";\s*v="(\d+)/.exec(headers.get("sec-ch-ua") ?? "")?.[1];
  return hinted !== undefined && engine === "chromium" && Number(hinted) !== version;
};

const isOtherKind = (headers: HeaderReader, { engine, isMobile }: BrowserClaim): boolean => {
  const hinted = headers.get("sec-ch-ua-mobile");
  return engine === "chromium" && hinted === (isMobile ? "?0" : "?1");
};

/** Only browsers made of Chromium send them. */
const hintsWithoutChromium = (headers: HeaderReader, { engine }: BrowserClaim): boolean =>
  (engine === "firefox" || engine === "safari") && headers.get("sec-ch-ua") !== null;

/** What the request says of its browser that cannot be true together, each once. */
export function contradictionsIn(headers: HeaderReader): readonly boolean[] {
  const claim = claimOf(headers);
  return [isOtherPlatform, isOtherVersion, isOtherKind, hintsWithoutChromium].map((differs) => differs(headers, claim));
}
