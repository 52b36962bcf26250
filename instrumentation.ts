import { putGate, type Lane } from "@/lib/platform/http/gate";
import { noteSocketAddresses } from "@/lib/platform/http/socket-address";

/** Orders, by API and by form. */
const ORDERS: Lane = {
  takes: ({ method, url }) => method === "POST" && (url === "/api/orders" || url === "/"),
  atOnce: 16,
  mostWaiting: 2000,
  typicalMs: 150,
};
/** Sign-ins and sign-ups hash passwords: they must not hold up those who read. */
const OTHER_WRITES: Lane = { takes: ({ method }) => method !== "GET", atOnce: 32, mostWaiting: 1000, typicalMs: 300 };
const READS: Lane = { takes: () => true, atOnce: 64, mostWaiting: 4000, typicalMs: 50 };

/** Next calls it once, before the first request is handled. */
export function register(): void {
  noteSocketAddresses();
  putGate([ORDERS, OTHER_WRITES, READS]);
}
