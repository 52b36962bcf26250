import { ipOf } from "@/lib/platform/http/network";
import networks from "@/lib/shop/risk/evidence/hosting-networks.json" with { type: "json" };

/** Where ranges begin and end, in order; both inside. In blocks: /24 of IPv4, /48 of IPv6. */
interface Table {
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
}

/** Reads what `local/hosting-networks` writes: how far each range is from the one before it, and how long it is. */
function read(written: string): Table {
  const numbers = written.split(" ").map((digits) => Number.parseInt(digits, 36));
  const [firsts, lasts]: [number[], number[]] = [[], []];
  for (let index = 0; index < numbers.length; index += 2) {
    const first = (lasts.at(-1) ?? -1) + 1 + (numbers[index] ?? 0);
    firsts.push(first);
    lasts.push(first + (numbers[index + 1] ?? 0) - 1);
  }
  return { firsts, lasts };
}

let tables: Readonly<Record<"ipv4" | "ipv6", Table>> | undefined;
const tableOf = (kind: "ipv4" | "ipv6"): Table =>
  (tables ??= { ipv4: read(networks.ipv4), ipv6: read(networks.ipv6) })[kind];

/** How many of the sorted numbers are at most the value. */
function countUpTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of the block that an address is in. */
const blockOf = (bytes: readonly number[]): number => bytes.reduce((number, byte) => number * 256 + byte, 0);
const BYTES = { ipv4: 3, ipv6: 6 };

/** Whether the network of the address hosts servers: a data centre. Undefined for an address of no public network. */
export function isHosted(address: string): boolean | undefined {
  const ip = ipOf(address);
  if (!ip || ip.range() !== "unicast") return undefined;
  const kind = ip.kind();
  const block = blockOf(ip.toByteArray().slice(0, BYTES[kind]));
  const { firsts, lasts } = tableOf(kind);
  return block <= (lasts[countUpTo(firsts, block) - 1] ?? -1);
}
