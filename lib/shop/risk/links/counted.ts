import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import type { LinkEntry } from "@/lib/shop/risk/links/entry";
import type { Listed } from "@/lib/shop/risk/links/neighbours";
import { scoreOf } from "@/lib/shop/risk/model/score";

/** What a listed order has become: one that counts, one that asked for a pair and got none, or one that was never to be. */
export type Became = "counts" | "asked" | "void";
type BecameOf = (entry: LinkEntry) => Became;

/**
 * Anyone may ask to any door: where all that accompanies an order itself is a person's, nothing is heard of those who asked. In a draw
 * entrants name doors as freely, and are heard (decision 049).
 */
function hearsAsks(subject: EvidenceSubject): boolean {
  const isDrawn = subject.dropOpensAt === undefined;
  return isDrawn || scoreOf(evidenceOf(subject, []))?.recommendation !== "approve";
}

/** A shopper who asked in vain, and then got a pair, is one. */
function countedIn(entries: readonly LinkEntry[], becameOf: BecameOf, isHeard: boolean): LinkEntry[] {
  const ordered = new Set(entries.filter((entry) => becameOf(entry) === "counts").map(({ account }) => account));
  return entries.filter((entry) => {
    const became = becameOf(entry);
    return became === "counts" || (became === "asked" && isHeard && !ordered.has(entry.account));
  });
}

/** What of the listed orders says something of this one. Pure. */
export function countedOf(subject: EvidenceSubject, listed: readonly Listed[], becameOf: BecameOf): Listed[] {
  const isHeard = hearsAsks(subject);
  return listed.map(({ kind, entries }) => ({ kind, entries: countedIn(entries, becameOf, isHeard) }));
}
