/**
 * Who may use what is beyond AWS. The server listens on loopback only, but a web page anywhere can make a browser on
 * this machine send requests to it: such a request names a foreign Origin, or (DNS rebinding) a foreign Host.
 */
import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors.ts";

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export function requireLocal({ headers, method }: IncomingMessage): void {
  const origin = headers.origin?.replace(/^https?:\/\//, "");
  const site = headers["sec-fetch-site"];
  const foreignSite = method !== "GET" && site !== undefined && site !== "same-origin" && site !== "none";
  if (!LOCAL.test(headers.host ?? "") || (origin !== undefined && origin !== headers.host) || foreignSite)
    throw new ApiError("AccessDeniedException", 403, "Only from this machine, and not from another web page.");
}
