import type { Random } from "../random.ts";
import type { Device } from "./actor.ts";
import { anyBrowser, chromium, desktop, hints, phone, recent } from "./browsers.ts";

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
