import { createHash } from "node:crypto";
import type { Drop } from "@/lib/shop/drop/schema";
import { entryIdOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { leafOf } from "@/packages/draw-record";
import { storeClosedDraw } from "@/workflows/testing/closed-draw";

const digest = (...parts: readonly unknown[]): string => createHash("sha256").update(parts.join(" ")).digest("hex");
const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
const SIZES = ["40", "41", "42", "43", "44", "45"];

/** Stores a drop whose entries have closed, with a pair for one entry in twenty. */
export const storeDraw = (entries: number): Promise<Drop> =>
  storeClosedDraw(
    {
      dropId: "bench",
      sizes: SIZES.map((size) => ({ size, pairs: Math.max(1, Math.round(entries / 20 / SIZES.length)) })),
    },
    digest("seed"),
  );

/** One in ten is behind one network of all, twenty share each other network, and one in a hundred is of a ring of fifty. */
function fingerprintOf(n: number): NonNullable<Entry["fingerprint"]> {
  const network = n % 10 === 0 ? "carrier" : digest("network", n % 5000);
  const ring = n % 100 === 1 ? Math.floor(n / 5000) : undefined;
  const door = ring === undefined ? digest("door", n) : digest("ring", ring);
  const own = { network, subnet: network, browser: digest("browser", n % 300), fromBrowser: true };
  return { ...own, mailbox: digest("mailbox", n), address: door, place: door, spelling: door, phone: digest("p", n) };
}

/** The n-th entry, signed up days before. */
export function entryFor({ dropId }: Drop, n: number): Entry {
  const customerId = `cus_${digest("customer", n).slice(0, 26)}` as const;
  const entryId = entryIdOf(customerId, dropId, 0);
  const salt = digest("salt", n);
  const times = { createdAt: at(-n % 7000), updatedAt: at(-n % 7000), ttlSeconds: 4_000_000_000 };
  const account = { signedUpAt: at(-86_400 - n * 60), verifiedAt: at(-86_000 - n * 60) };
  const sizes = [0, 1, 2].map((choice) => SIZES[(n + choice) % SIZES.length] ?? "42");
  const mine = { entryId, customerId, dropId, sizes, salt, leaf: leafOf(entryId, salt), account, priorWithdrawn: 0 };
  const request = { key: `key ${n}`, digest: digest("request", n) };
  const where = { addressId: "adr_bench" as const, destination: "DE", fingerprint: fingerprintOf(n) };
  return { ...mine, ...where, ...times, request, status: "entered" };
}
