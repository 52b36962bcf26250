import type { Random } from "../random.ts";
import type { Device } from "./actor.ts";

const HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

/** "de-DE,de;q=0.9,en;q=0.8": as browsers write them. */
const acceptLanguage = (languages: readonly string[]): string =>
  languages.map((language, i) => (i === 0 ? language : `${language};q=${(1 - i / 10).toFixed(1)}`)).join(",");

const common = (languages: readonly string[]) => ({
  accept: "application/json, text/plain, */*",
  "accept-encoding": "gzip, deflate, br, zstd",
  "accept-language": acceptLanguage(languages),
});
const FETCH = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };

export const hints = (version: number, brand: string, platform: string, mobile: boolean) => ({
  "sec-ch-ua": `"Chromium";v="${version}", "${brand}";v="${version}", "Not.A/Brand";v="24"`,
  "sec-ch-ua-mobile": mobile ? "?1" : "?0",
  "sec-ch-ua-platform": `"${platform}"`,
});

const DESKTOP_SCREENS = [
  [1920, 1080, 1],
  [1536, 864, 1.25],
  [1440, 900, 2],
  [2560, 1440, 1],
  [1366, 768, 1],
  [1728, 1117, 2],
] as const;
const ANDROID_SCREENS = [
  [360, 780, 3],
  [412, 915, 2.625],
  [384, 854, 2.8125],
  [393, 873, 2.75],
  [360, 640, 2],
] as const;
const IPHONE_SCREENS = [
  [390, 844, 3],
  [393, 852, 3],
  [375, 667, 2],
  [430, 932, 3],
  [414, 896, 2],
] as const;

function screenOf(random: Random, screens: readonly (readonly [number, number, number])[]): Device["screen"] {
  const [width, height, dpr] = random.pick(screens);
  return { width, height, dpr };
}

type Make = (random: Random, languages: readonly string[]) => Device;
export const recent = (random: Random): number => random.int(148, 156);

export function chromium(random: Random, languages: readonly string[], brand: string, suffix = ""): Device {
  const version = recent(random);
  const [os, platform] = random.pick([
    ["Windows NT 10.0; Win64; x64", "Windows"],
    ["Windows NT 10.0; Win64; x64", "Windows"],
    ["Macintosh; Intel Mac OS X 10_15_7", "macOS"],
    ["X11; Linux x86_64", "Linux"],
  ] as const);
  const agent = `Mozilla/5.0 (${os}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36${suffix.replace("#", String(version))}`;
  return {
    headers: { ...common(languages), "user-agent": agent, ...hints(version, brand, platform, false), ...FETCH },
    screen: screenOf(random, DESKTOP_SCREENS),
    touch: false,
  };
}

function android(random: Random, languages: readonly string[]): Device {
  const version = recent(random);
  const samsung = random.chance(0.3);
  const agent = samsung
    ? `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/${random.int(27, 29)}.0 Chrome/${version - 15}.0.0.0 Mobile Safari/537.36`
    : `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`;
  const brand = samsung ? "Samsung Internet" : "Google Chrome";
  return {
    headers: {
      ...common(languages),
      "user-agent": agent,
      ...hints(samsung ? version - 15 : version, brand, "Android", true),
      ...FETCH,
    },
    screen: screenOf(random, ANDROID_SCREENS),
    touch: true,
  };
}

function iphone(random: Random, languages: readonly string[]): Device {
  const version = `${random.int(17, 26)}_${random.int(0, 6)}`;
  const agent = `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version.replace("_", ".")} Mobile/15E148 Safari/604.1`;
  return {
    headers: { ...common(languages), "user-agent": agent, ...FETCH },
    screen: screenOf(random, IPHONE_SCREENS),
    touch: true,
  };
}

function firefox(random: Random, languages: readonly string[]): Device {
  const version = random.int(140, 147);
  const os = random.pick([
    "Windows NT 10.0; Win64; x64",
    "X11; Ubuntu; Linux x86_64",
    "Macintosh; Intel Mac OS X 10.15",
  ]);
  const headers = {
    ...common(languages),
    "user-agent": `Mozilla/5.0 (${os}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
    ...FETCH,
  };
  return { headers, screen: screenOf(random, DESKTOP_SCREENS), touch: false };
}

function safari(random: Random, languages: readonly string[]): Device {
  const agent = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${random.int(17, 26)}.${random.int(0, 6)} Safari/605.1.15`;
  return {
    headers: { ...common(languages), "user-agent": agent, ...FETCH },
    screen: screenOf(random, DESKTOP_SCREENS),
    touch: false,
  };
}

/** From before client hints and fetch metadata. */
function old(random: Random, languages: readonly string[]): Device {
  const [agent, touch] = random.pick([
    [
      "Mozilla/5.0 (Linux; Android 6.0.1; SM-G532F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0.3497.100 Mobile Safari/537.36",
      true,
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1",
      true,
    ],
    ["Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:78.0) Gecko/20100101 Firefox/78.0", false],
    ["Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", false],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_6) AppleWebKit/601.7.7 (KHTML, like Gecko) Version/9.1.2 Safari/601.7.7",
      false,
    ],
  ] as const);
  const headers = {
    "user-agent": agent,
    accept: HTML,
    "accept-encoding": "gzip, deflate",
    "accept-language": acceptLanguage(languages),
  };
  return { headers, screen: screenOf(random, touch ? ANDROID_SCREENS : DESKTOP_SCREENS), touch };
}

/** Says of itself what all of its kind say: English, no hints, a rounded screen. */
function privacy(random: Random): Device {
  const version = random.pick([140, 128]);
  const headers = {
    ...common(["en-US", "en"]),
    "user-agent": `Mozilla/5.0 (Windows NT 10.0; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
    "accept-language": "en-US,en;q=0.5",
    ...FETCH,
    ...(random.chance(0.4) && { dnt: "1", "sec-gpc": "1" }),
  };
  return {
    headers,
    screen: random.pick([
      { width: 1400, height: 900, dpr: 1 },
      { width: 1000, height: 900, dpr: 1 },
    ]),
    touch: false,
  };
}

const DESKTOPS = {
  chrome: (random, languages) => chromium(random, languages, "Google Chrome"),
  edge: (random, languages) => chromium(random, languages, "Microsoft Edge", " Edg/#.0.0.0"),
  opera: (random, languages) => chromium(random, languages, "Opera", " OPR/#.0.0.0"),
  firefox,
  safari,
} satisfies Record<string, Make>;

export const desktop: Make = (random, languages) =>
  DESKTOPS[random.weighted({ chrome: 58, edge: 14, firefox: 14, safari: 10, opera: 4 })](random, languages);
export const phone: Make = (random, languages) => (random.chance(0.45) ? iphone : android)(random, languages);
export const oldBrowser: Make = old;
export const privacyBrowser: Make = privacy;
export const anyBrowser: Make = (random, languages) => (random.chance(0.6) ? phone : desktop)(random, languages);
