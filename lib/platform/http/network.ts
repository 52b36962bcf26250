import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** What stands for an address that is none: all such callers share one class, and its limits. */
const UNKNOWN_NETWORK = "unknown";

/** Without brackets, port and zone: `[2001:db8::1]:5`, `1.2.3.4:5` and `fe80::1%eth0` are addresses, as proxies write them. */
const bare = (text: string): string =>
  (/^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text).replace(/%.*$/, "");

/** Each subscriber of IPv6 has a /64 at least, and every address in it (RFC 6177). */
const prefixOf = (parts: readonly number[]): string =>
  parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":");

/** The address that a text is; undefined for a text that is none. IPv4 also where IPv6 carries it. */
export function ipOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const address = bare(text.trim());
  return isIP(address) === 0 ? undefined : ipaddr.process(address);
}

/** The network of an address: the address itself for IPv4, also where IPv6 carries it; the /64 for IPv6. */
export function networkOfAddress(text: string): string {
  const ip = ipOf(text);
  if (!ip) return UNKNOWN_NETWORK;
  return "parts" in ip ? prefixOf(ip.parts) : ip.toString();
}

const SUBNET_BITS = { ipv4: 24, ipv6: 48 } as const;

/**
 * The neighbourhood of an address: the /24 of IPv4, the /48 of IPv6, which is what a site is given (RFC 6177). Undefined where
 * the address is none, or this machine's own: that one tells no callers apart.
 */
export function subnetOfAddress(text: string): string | undefined {
  const ip = ipOf(text);
  if (!ip || ip.range() === "loopback") return undefined;
  const bits = SUBNET_BITS[ip.kind()];
  return `${ip
    .toByteArray()
    .slice(0, bits / 8)
    .join(".")}/${bits}`;
}
