/**
 * Who may use a service of this machine. It listens on loopback alone, but a web page anywhere can make a browser on this
 * machine send requests to it: such a request names a foreign Host (DNS rebinding), a foreign Origin, or, in Fetch Metadata,
 * another site. Programs (the AWS SDK, curl) send none of the last two. https://www.w3.org/TR/fetch-metadata/
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
/** Which page a browser may be sent to, and frame: our own, or one that a person opened. */
const OWN_SITES = new Set(["same-origin", "none"]);

export const REFUSAL = "Only from this machine, and not from another web page.";

/** Following a link to a page is a person's own doing, wherever the link stood. */
const isNavigation = ({ method, headers }: IncomingMessage): boolean =>
  method === "GET" && headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";

/** Whether a request is of this machine's own making. */
export function isFromHere(request: IncomingMessage): boolean {
  const { host = "", origin, "sec-fetch-site": site } = request.headers;
  if (!LOOPBACK.test(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || OWN_SITES.has(site) || isNavigation(request);
}

/** What is answered is for this service's own pages: none other may embed, frame or guess at it. */
export function keepToItself(response: ServerResponse): void {
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "SAMEORIGIN");
}

/** The listener, for requests of this machine's own making; all others are told 403. */
export const forThisMachine =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    keepToItself(response);
    if (isFromHere(request)) return listener(request, response);
    response.writeHead(403, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify({ message: REFUSAL }));
  };
