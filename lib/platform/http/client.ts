import { env, type Environment } from "@/lib/platform/env";
import { networkOfAddress } from "@/lib/platform/http/network";
import { keyedId } from "@/lib/platform/ids";

export type HeaderReader = Pick<Headers, "get">;

/** Who calls, as the request itself and our proxies say. Never stored as it is. */
export interface Caller {
  /** IP address; empty where it is not known. */
  readonly clientAddress: string;
  readonly headers: HeaderReader;
}

/** How the address stands in the header that counts. CloudFront always adds the port, and to IPv6 without brackets. */
const ADDRESS_IN: Readonly<Record<Environment["CALLER_HEADER"], (value: string) => string>> = {
  "x-forwarded-for": (value) => value,
  "cloudfront-viewer-address": (value) => value.replace(/:\d+$/, ""),
};

/**
 * What the outermost of our proxies saw. What comes before it the client may have made up: a server that is reached
 * directly appends the socket's address itself (`socket-address.ts`).
 */
function addressOf(headers: HeaderReader): string {
  const header = env("CALLER_HEADER");
  const seen = headers.get(header)?.split(",") ?? [];
  return ADDRESS_IN[header](seen.at(-1 - Number(env("PROXY_HOPS"))) ?? "");
}

/** Who calls, as a digest of the network that only we can make: enough to count by, useless to others. */
export const networkOf = (headers: HeaderReader): string =>
  keyedId(env("AUTH_SECRET"), "network", networkOfAddress(addressOf(headers)));

/** By what the caller calls, as a digest: browser and languages. */
export const browserOf = (headers: HeaderReader): string =>
  keyedId(env("AUTH_SECRET"), "browser", headers.get("user-agent") ?? "", headers.get("accept-language") ?? "");

/** Where a request came from, for the evidence of an order. */
export const callerOf = (headers: HeaderReader): Caller => ({ clientAddress: addressOf(headers), headers });
