import type { RingMember } from "@/lib/desk/ring/schema";
import type { Link } from "@/lib/shop/risk/schema";

/** What strangers do not share. A campus, an office or a carrier is one network, and people there use the same browsers. */
const TELLING: ReadonlySet<Link> = new Set(["card", "mailbox", "phone", "door"]);

/** Whether the order belongs to the ring. Others that only came from near by are shown, and are in no decision unless they are put there. */
export const isOfRing = ({ links, distance }: Pick<RingMember, "links" | "distance">): boolean =>
  distance !== 1 || links.some((link) => TELLING.has(link));
