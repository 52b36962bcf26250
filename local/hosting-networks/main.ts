/**
 * `node local/hosting-networks/main.ts`: makes the table of networks that host servers anew, from the newest
 * `@ip-location-db/asn` (CC BY 4.0, https://www.npmjs.com/package/@ip-location-db/asn). That is no dependency: it is 60 MB, and
 * is fetched into a temporary folder. Which networks count is in `providers.json`.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { hostingIn } from "./providers.ts";
import { inBlocks, merged, written, type Range } from "./ranges.ts";

const PACKAGE = "@ip-location-db/asn";
const TABLE = path.resolve(import.meta.dirname, "../../lib/shop/risk/evidence/hosting-networks.json");
/** The smallest prefixes that are routed: /24 of IPv4, /48 of IPv6. */
const BITS = { ipv4: 8n, ipv6: 80n };

function fetchPackage(folder: string): string {
  const packed = execFileSync("npm", ["pack", "--silent", PACKAGE], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", packed], { cwd: folder });
  return path.join(folder, "package");
}

async function rangesIn(file: string): Promise<Range[]> {
  const ranges: Range[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const network = hostingIn(line);
    if (network) ranges.push(network);
  }
  return ranges;
}

async function tableOf(folder: string, kind: keyof typeof BITS): Promise<string> {
  const ranges = merged(await rangesIn(path.join(folder, `asn-${kind}-num.csv`)));
  return written(inBlocks(ranges, BITS[kind]));
}

const versionOf = (folder: string) =>
  (JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string }).version;

const folder = mkdtempSync(path.join(tmpdir(), "hosting-networks-"));
try {
  const data = fetchPackage(folder);
  const [ipv4, ipv6] = [await tableOf(data, "ipv4"), await tableOf(data, "ipv6")];
  const source = `${PACKAGE}@${versionOf(data)}: RouteViews, NRO and DB-IP (https://db-ip.com), CC BY 4.0, changed`;
  writeFileSync(TABLE, `${JSON.stringify({ source, ipv4, ipv6 }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
