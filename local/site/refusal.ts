import type { IncomingMessage } from "node:http";
import { STATUS_CODES } from "node:http";

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What Node's `clientError` tells. */
export interface ParserError {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

interface Reason {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}

const PAGE_METHODS = ["GET", "HEAD", "POST"];
const API_METHODS = [...PAGE_METHODS, "PUT", "PATCH", "DELETE", "OPTIONS"];
const METHOD: Reason = { status: 405, code: "method_not_allowed", title: "This address does not take that method." };
const ADDRESS: Reason = { status: 400, code: "malformed_url", title: "This address cannot be read." };

/** A proxy's method, for which Node has an event of its own. */
export const CONNECT = "CONNECT";

/** What Node's parser ends a connection over; the rest is not HTTP. https://nodejs.org/api/http.html#event-clienterror */
const PARSER: Readonly<Record<string, Reason>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: "headers_too_large", title: "This address or its cookies are too long." },
  [CONNECT]: METHOD,
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "request_timeout", title: "The request took too long to arrive." },
};
const NOT_HTTP: Reason = { status: 400, code: "malformed_request", title: "The request cannot be read." };

const isApi = (path: string): boolean => path.startsWith("/api/");

const page = ({ title }: Reason) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><h1>${title}</h1><p><a href="/">See the drop</a></p></html>`;

/** In the form of the place: a problem (RFC 9457) from the API, elsewhere a page with a way on. */
function refusalOf(reason: Reason, path: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  const { status, code, title } = reason;
  const body = isApi(path) ? JSON.stringify({ type: "about:blank", title, status, code }) : page(reason);
  const type = isApi(path) ? "application/problem+json" : "text/html; charset=utf-8";
  const policy = "default-src 'none'; frame-ancestors 'none'";
  const common = { "content-type": type, "cache-control": "no-store", "content-security-policy": policy };
  return { status, headers: { ...common, "x-content-type-options": "nosniff", ...headers }, body };
}

/** Why Next is not asked: it throws at a method that no Request can have, and at a target that is no path. */
export function refusalFor({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): Refusal | undefined {
  if (!url.startsWith("/")) return refusalOf(ADDRESS, url);
  const allowed = isApi(url) ? API_METHODS : PAGE_METHODS;
  return allowed.includes(method) ? undefined : refusalOf(METHOD, url, { allow: allowed.join(", ") });
}

/** The answer where there is no response to write it to, as raw HTTP. */
export function rawRefusal({ code = "", rawPacket }: ParserError): string {
  const path = /^[A-Za-z]+ (\S+)/.exec(rawPacket?.toString("latin1") ?? "")?.[1] ?? "";
  const { status, headers, body } = refusalOf(PARSER[code] ?? NOT_HTTP, path);
  const all = { ...headers, connection: "close", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n");
}
