import { putGate, type Lane } from "@/lib/platform/http/gate";
import { noteSocketAddresses } from "@/lib/platform/http/socket-address";

const LONGEST_WAIT_MS = 8000;

/** Orders, by API and by form. */
const ORDERS: Lane = {
  takes: ({ method, url }) => method === "POST" && (url === "/api/orders" || url === "/"),
  atOnce: 16,
  longestWaitMs: LONGEST_WAIT_MS,
};
const HASHES =
  /^\/(?:api\/(?:auth\/callback\/credentials|register|verify|reset-password)|signup|verify|reset-password|account)(?:[/?]|$)/;
/** Whoever hashes a password: one at a time (`lib/account/password/hasher.ts`), so they wait apart from all others. */
const PASSWORDS: Lane = {
  takes: ({ method, url = "" }) => method === "POST" && HASHES.test(url),
  atOnce: 24,
  longestWaitMs: LONGEST_WAIT_MS,
};
const OTHER_WRITES: Lane = { takes: ({ method }) => method !== "GET", atOnce: 32, longestWaitMs: LONGEST_WAIT_MS };
/** Held back for up to a second while their order is prepared (`lib/shop/order/news.ts`). */
const POLLS: Lane = {
  takes: ({ method, url = "" }) => method === "GET" && url.startsWith("/api/orders/"),
  atOnce: 256,
  longestWaitMs: LONGEST_WAIT_MS,
};
const READS: Lane = { takes: () => true, atOnce: 64, longestWaitMs: LONGEST_WAIT_MS };

/** What stands between a server's socket and Next. */
export function prepareServer(): void {
  noteSocketAddresses();
  putGate([ORDERS, PASSWORDS, OTHER_WRITES, POLLS, READS]);
}
