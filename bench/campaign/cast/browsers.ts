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

const hints = (version: number, brand: string, platform: string, mobile: boolean) => ({
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
const recent = (random: Random): number => random.int(148, 156);

function chromium(random: Random, languages: readonly string[], brand: string, suffix = ""): Device {
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

/** What an operator's program says that it is. */
export type Disguise =
  | "library"
  | "headless"
  | "copied agent"
  | "patched"
  | "pool"
  | "antidetect"
  | "one phone"
  | "few phones"
  | "own phone";

const LIBRARIES = [
  "python-requests/2.32.3",
  "okhttp/4.12.0",
  "Go-http-client/2.0",
  "axios/1.7.9",
  "node",
  "curl/8.5.0",
  "python-httpx/0.27.2",
  "Apache-HttpClient/5.3 (Java/21)",
  "",
];
const NO_SCREEN = { width: 800, height: 600, dpr: 1 };

function library(random: Random): Device {
  const agent = random.pick(LIBRARIES);
  return { headers: { ...(agent !== "" && { "user-agent": agent }), accept: "*/*" }, screen: NO_SCREEN, touch: false };
}

function headless(random: Random): Device {
  const { headers } = chromium(random, ["en-US"], "Google Chrome");
  const version = recent(random);
  const agent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/${version}.0.0.0 Safari/537.36`;
  return {
    headers: { ...headers, "user-agent": agent, ...hints(version, "HeadlessChrome", "Linux", false) },
    screen: NO_SCREEN,
    touch: false,
  };
}

/** A browser's name on a program that sends nothing else of what browsers send. */
function copiedAgent(random: Random, languages: readonly string[]): Device {
  const { headers } = anyBrowser(random, languages);
  return {
    headers: {
      "user-agent": headers["user-agent"] ?? "",
      accept: "*/*",
      ...(random.chance(0.5) && { "accept-language": "en-US,en;q=0.9" }),
    },
    screen: NO_SCREEN,
    touch: false,
  };
}

/** A server's browser with another name on it: the name is of a phone or of Windows, what is around it is not. */
function patched(random: Random): Device {
  const claimed = anyBrowser(random, ["en-US", "en"]);
  const real = chromium(random, ["en-US", "en"], "Google Chrome");
  return {
    headers: { ...real.headers, "user-agent": claimed.headers["user-agent"] ?? "", "sec-ch-ua-platform": '"Linux"' },
    screen: random.pick([NO_SCREEN, { width: 1280, height: 720, dpr: 1 }]),
    touch: false,
  };
}

/** A fresh name for each account out of a list, the rest from one place. */
function pool(random: Random, languages: readonly string[]): Device {
  const claimed = anyBrowser(random, languages);
  const { accept, ...rest } = desktop(random, random.chance(0.5) ? languages : ["en-US", "en"]).headers;
  return {
    ...claimed,
    headers: { ...rest, accept: accept ?? "*/*", "user-agent": claimed.headers["user-agent"] ?? "" },
  };
}

const DISGUISES: Readonly<
  Record<Disguise, (random: Random, languages: readonly string[], shared: readonly Device[]) => Device>
> = {
  library,
  headless,
  "copied agent": copiedAgent,
  patched,
  pool,
  antidetect: anyBrowser,
  "own phone": phone,
  "one phone": (_, __, shared) => shared[0] as Device,
  "few phones": (random, _, shared) => random.pick(shared),
};

const SHARED = 4;
/** Makes the devices of a ring: a program of one kind is the same for all of the ring where its kind says so. */
export function devicesOf(random: Random, disguise: Disguise, languages: readonly string[]): (own: Random) => Device {
  const shared = Array.from({ length: SHARED }, () => phone(random, languages));
  const one = DISGUISES[disguise](random, languages, shared);
  const isOneProgram =
    disguise === "library" ||
    disguise === "headless" ||
    disguise === "patched" ||
    (disguise === "copied agent" && random.chance(0.5));
  return (own) => (isOneProgram ? one : DISGUISES[disguise](own, languages, shared));
}
