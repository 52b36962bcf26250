import { isOfBatch } from "@/lib/shop/draw/batches";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import type { Listed } from "@/lib/shop/risk/links/neighbours";
import { MOST_LISTED } from "@/lib/shop/risk/links/port";
import { scoreOf } from "@/lib/shop/risk/model/score";

/** What of an entry is looked at before the list is sealed. */
export type Entrant = Pick<Entry, "entryId" | "leaf" | "customerId" | "account" | "createdAt" | "fingerprint">;
type OpenedDrop = Pick<Drop, "dropId" | "opensAt">;

interface Subject {
  readonly entryId: Entry["entryId"];
  readonly subject: EvidenceSubject;
}

/** An entry as the risk model sees it: as the order that it would become. */
function subjectOf(
  { dropId, opensAt }: OpenedDrop,
  { entryId, customerId, account, createdAt, fingerprint }: Entrant,
): Subject[] {
  if (!fingerprint) return [];
  const subject = {
    orderId: orderIdOf(customerId, dropId, 0),
    customerId,
    orderedAt: createdAt,
    ...account,
    fingerprint,
    dropOpensAt: opensAt,
    priorEndedOrders: 0,
  };
  return [{ entryId, subject }];
}

/** Who shares what with whom, of all entries at once; of what very many share, the first. */
function linksAmong(subjects: readonly Subject[], dropId: string): (subject: EvidenceSubject) => Listed[] {
  const byKey = new Map<string, LinkEntry[]>();
  for (const { subject } of subjects) {
    const linked = entryOf(subject);
    for (const { kind, digest } of linkKeysOf(subject.fingerprint, dropId)) {
      const list = byKey.get(`${kind} ${digest}`) ?? [];
      if (list.length < MOST_LISTED) list.push(linked);
      byKey.set(`${kind} ${digest}`, list);
    }
  }
  return ({ fingerprint }) =>
    linkKeysOf(fingerprint, dropId).map(({ kind, digest }) => ({
      kind,
      entries: byKey.get(`${kind} ${digest}`) ?? [],
    }));
}

/** Of an entry, 0 (a person) to 100 (a bot). */
export interface EntryScores {
  /** By all that is known of it, what it shares with others too. */
  readonly score: number;
  /** By what accompanies it alone: scored when it is asked for, which is of few. */
  readonly alone: number;
  /** Whether it looks like one of a batch that a program sent from a data centre, whatever it scores. */
  readonly isOfBatch: boolean;
}

/** Where there is a model, there is a score alone, too. */
function scoresWith(subject: EvidenceSubject, links: readonly Listed[]): EntryScores | undefined {
  const evidence = evidenceOf(subject, links);
  const scored = scoreOf(evidence);
  let alone: number | undefined;
  return (
    scored && {
      score: scored.score,
      isOfBatch: isOfBatch(evidence),
      get alone() {
        return (alone ??= scoreOf(evidenceOf(subject, []))?.score ?? 0);
      },
    }
  );
}

/**
 * The scores of each entry, by the model that scores orders and all entries at once. None where no model is shipped, nor of an
 * entry whose account was erased. The same entries in the same order give the same scores. Pure.
 */
export function scoresOf(drop: OpenedDrop, entries: readonly Entrant[]): ReadonlyMap<Entry["entryId"], EntryScores> {
  const subjects = entries.flatMap((entry) => subjectOf(drop, entry));
  const linksOf = linksAmong(subjects, drop.dropId);
  const scored = new Map<Entry["entryId"], EntryScores>();
  for (const { entryId, subject } of subjects) {
    const scores = scoresWith(subject, linksOf(subject));
    if (scores) scored.set(entryId, scores);
  }
  return scored;
}
