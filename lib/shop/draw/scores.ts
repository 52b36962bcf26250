import { AUTOMATED_FROM, type ExclusionReason } from "@/lib/shop/draw/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import type { Listed } from "@/lib/shop/risk/links/neighbours";
import { MOST_LISTED } from "@/lib/shop/risk/links/port";
import { scoreOf } from "@/lib/shop/risk/model/score";

interface Subject {
  readonly entryId: Entry["entryId"];
  readonly subject: EvidenceSubject;
}

/** An entry as the risk model sees it: as the order that it would become. */
function subjectOf(drop: Drop, { entryId, customerId, account, createdAt, fingerprint }: Entry): Subject[] {
  if (!fingerprint) return [];
  const subject = {
    orderId: orderIdOf(customerId, drop.dropId, 0),
    customerId,
    orderedAt: createdAt,
    ...account,
    fingerprint,
    dropOpensAt: drop.opensAt,
    priorEndedOrders: 0,
  };
  return [{ entryId, subject }];
}

/** Who shares what with whom, of all entries at once. */
function linksAmong(subjects: readonly Subject[], dropId: string): (subject: EvidenceSubject) => Listed[] {
  const byKey = new Map<string, LinkEntry[]>();
  const listOf = (digest: string) => byKey.get(digest) ?? [];
  for (const { subject } of subjects)
    for (const { kind, digest } of linkKeysOf(subject.fingerprint, dropId)) {
      const list = listOf(`${kind} ${digest}`);
      if (list.length < MOST_LISTED) byKey.set(`${kind} ${digest}`, [...list, entryOf(subject)]);
    }
  return ({ fingerprint }) =>
    linkKeysOf(fingerprint, dropId).map(({ kind, digest }) => ({ kind, entries: listOf(`${kind} ${digest}`) }));
}

/** Which entries are a machine's, by the model that scores orders; none where no model is shipped. Pure. */
export function scoredExclusions(
  drop: Drop,
  entries: readonly Entry[],
): (readonly [Entry["entryId"], ExclusionReason])[] {
  const subjects = entries.flatMap((entry) => subjectOf(drop, entry));
  const linksOf = linksAmong(subjects, drop.dropId);
  return subjects
    .filter(({ subject }) => (scoreOf(evidenceOf(subject, linksOf(subject)))?.score ?? 0) >= AUTOMATED_FROM)
    .map(({ entryId }) => [entryId, "automated"] as const);
}
