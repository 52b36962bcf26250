import type { HeaderReader } from "@/lib/platform/http/client";

/** What a user agent says that it is. */
export interface BrowserClaim {
  readonly engine: "chromium" | "firefox" | "safari" | "other";
  /** Major; Safari's with its minor as a fraction. 0 when it does not say. */
  readonly version: number;
  readonly platform: "android" | "ios" | "windows" | "macos" | "linux" | "chromeos" | "other";
  readonly isMobile: boolean;
}

const versionIn = (agent: string, token: RegExp): number => Number(token.exec(agent)?.[1] ?? 0);

/** An app that shows pages by the system's browser is `other`: what such apps send differs. */
function engineOf(agent: string): Pick<BrowserClaim, "engine" | "version"> {
  if (/; wv\)|\b(OPR|Presto|Opera Mini|UCBrowser|MSIE|Trident|Edge)\b/.test(agent))
    return { engine: "other", version: 0 };
  const chromium = versionIn(agent, /\bChrom(?:e|ium)\/(\d+)/);
  if (chromium > 0) return { engine: "chromium", version: chromium };
  const firefox = versionIn(agent, /\bGecko\/\S+ Firefox\/(\d+)/);
  if (firefox > 0) return { engine: "firefox", version: firefox };
  const safari = versionIn(agent, /\bVersion\/(\d+\.\d+)\S* (?:Mobile\/\S+ )?Safari\//);
  return safari > 0 ? { engine: "safari", version: safari } : { engine: "other", version: 0 };
}

const PLATFORMS: readonly (readonly [RegExp, BrowserClaim["platform"]])[] = [
  [/Android/, "android"],
  [/iPhone|iPad|iPod/, "ios"],
  [/Windows/, "windows"],
  [/Macintosh/, "macos"],
  [/CrOS/, "chromeos"],
  [/Linux/, "linux"],
];

/** Longer than any browser says that it is. */
const LONGEST_AGENT = 512;

export const agentOf = (headers: HeaderReader): string => (headers.get("user-agent") ?? "").slice(0, LONGEST_AGENT);

export function claimOf(headers: HeaderReader): BrowserClaim {
  const agent = agentOf(headers);
  return {
    ...engineOf(agent),
    platform: PLATFORMS.find(([mark]) => mark.test(agent))?.[1] ?? "other",
    isMobile: /\bMobile\b/.test(agent),
  };
}

/** Browsers that people use, also without pictures or on a telephone with keys: text browsers are read aloud well. */
const OF_PEOPLE = /^(Mozilla|Opera|Lynx|Links|ELinks|w3m|Dillo|BlackBerry|Nokia|SonyEricsson|SAMSUNG|UCWEB)\b/i;
/** Programs, also those that begin as browsers do. Not the telephones of the make Cubot. */
const OF_PROGRAMS = /headless|(?<!cu)bot\b|crawl|spider|phantomjs|puppeteer|playwright|selenium|jsdom/i;

/** Whether it is no browser that people use, by its own word. */
export const isProgram = (agent: string): boolean => !OF_PEOPLE.test(agent) || OF_PROGRAMS.test(agent);
