import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const HEADER = "x-forwarded-for";

/** Does what every proxy does: appends the address that the request came from. */
function appendSocketAddress({ headers, socket }: IncomingMessage): void {
  headers[HEADER] = [headers[HEADER], socket.remoteAddress ?? "unknown"].filter(Boolean).join(", ");
}

/**
 * From now on every request to an HTTP server of this process says where it came from. Next does so only where the client
 * did not send the header itself, and gives its handlers no socket to ask. Node publishes each request before it is
 * handled: https://nodejs.org/api/diagnostics_channel.html#event-httpserverrequeststart
 */
export const noteSocketAddresses = (): void =>
  subscribe("http.server.request.start", (message) =>
    appendSocketAddress((message as { readonly request: IncomingMessage }).request),
  );
