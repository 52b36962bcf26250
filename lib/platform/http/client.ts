import { env } from "@/lib/platform/env";
import { keyedId } from "@/lib/platform/ids";

/** Where a request came from, as digests. */
export interface Origin {
  readonly network: string;
  readonly browser: string;
  readonly fromBrowser: boolean;
}

type HeaderReader = Pick<Headers, "get">;

/** What the outermost of our proxies saw. What comes before it the client may have made up. */
function addressOf(headers: HeaderReader): string {
  const seen = headers.get("x-forwarded-for")?.split(",") ?? [];
  return seen.at(-1 - Number(env("PROXY_HOPS")))?.trim() ?? "unknown";
}

/** Who calls, as a digest that only we can make: enough to count by, useless to others. */
export const networkOf = (headers: HeaderReader): string => keyedId(env("AUTH_SECRET"), "network", addressOf(headers));

/** Where a request came from, for the risk score. */
export function originOf(headers: HeaderReader): Origin {
  const agent = headers.get("user-agent") ?? "";
  return {
    network: networkOf(headers),
    browser: keyedId(env("AUTH_SECRET"), "browser", agent, headers.get("accept-language") ?? ""),
    fromBrowser: agent.startsWith("Mozilla/") && !/headless|bot|crawl|spider/i.test(agent),
  };
}
