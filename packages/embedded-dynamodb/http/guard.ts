import type { IncomingMessage } from "node:http";
import { accessDenied, missingToken } from "../errors.ts";

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
const OWN_SITES: ReadonlySet<unknown> = new Set([undefined, "same-origin", "none"]);

/**
 * Only programs of this machine may speak to the server. A page of a foreign site can make a browser send requests here: it
 * says so in `Origin` and in Fetch Metadata, or, where a name of its own leads here, in `Host`.
 */
export function refuseForeign({ headers }: IncomingMessage): void {
  const { host = "", origin, authorization } = headers;
  if (!LOOPBACK.test(host)) throw accessDenied(`This server answers to 127.0.0.1 and localhost, not to ${host}`);
  if (origin !== undefined && origin !== `http://${host}`)
    throw accessDenied(`Pages of ${origin} may not use this server`);
  if (!OWN_SITES.has(headers["sec-fetch-site"])) throw accessDenied("Pages of other sites may not use this server");
  if (!authorization?.startsWith("AWS4-")) throw missingToken();
}
