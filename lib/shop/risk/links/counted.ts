import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import type { LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKind } from "@/lib/shop/risk/links/keys";
import type { Listed } from "@/lib/shop/risk/links/neighbours";
import { scoreOf } from "@/lib/shop/risk/model/score";

/** What a listed order has become: one that counts, one that asked for a pair and got none, or one that was never to be. */
export type Became = "counts" | "asked" | "void";
type BecameOf = (entry: LinkEntry) => Became;

/** So many strangers asking to a person's door may put the order before a reviewer, and have not made the model advise against it. */
const HEARD_OF_A_PERSON = 3;

/**
 * Anyone may ask to any door: where all that accompanies an order itself is a person's, few of those who asked are heard. In a draw
 * entrants name doors as freely, and are heard (decision 049).
 */
function mostHeard(subject: EvidenceSubject): number {
  const isDrawn = subject.dropOpensAt === undefined;
  const isPersonal = !isDrawn && scoreOf(evidenceOf(subject, []))?.recommendation === "approve";
  return isPersonal ? HEARD_OF_A_PERSON : Infinity;
}

/** What a stranger may write into an order as they please: who is not heard by it is heard by nothing else. */
const FREELY_NAMED: readonly LinkKind[] = ["place", "phone"];

/** Who asked in vain and is not heard in this list: the first are. A shopper who then got a pair is one. */
function unheardIn(entries: readonly LinkEntry[], becameOf: BecameOf, mostAsks: number): LinkEntry["orderId"][] {
  const { counts = [], asked = [] } = Object.groupBy(entries, becameOf);
  const ordered = new Set(counts.map(({ account }) => account));
  const others = asked.filter(({ account }) => !ordered.has(account));
  return [...asked.filter(({ account }) => ordered.has(account)), ...others.slice(mostAsks)].map(
    ({ orderId }) => orderId,
  );
}

/** What of the listed orders says something of this one. Pure. */
export function countedOf(subject: EvidenceSubject, listed: readonly Listed[], becameOf: BecameOf): Listed[] {
  const mostAsks = mostHeard(subject);
  const lists = listed.map((list) => ({ ...list, unheard: unheardIn(list.entries, becameOf, mostAsks) }));
  const everywhere = lists.filter(({ kind }) => FREELY_NAMED.includes(kind)).flatMap(({ unheard }) => unheard);
  return lists.map(({ kind, entries, unheard }) => {
    const left = new Set([...everywhere, ...unheard]);
    return { kind, entries: entries.filter((entry) => becameOf(entry) !== "void" && !left.has(entry.orderId)) };
  });
}
