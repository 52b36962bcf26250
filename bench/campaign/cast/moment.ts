import type { PageEvidence } from "@/lib/shop/risk/evidence/schema";
import type { Trace } from "./actor.ts";

/** When simulated drops open. */
const OPENS_AT_MS = Date.parse("2026-03-14T10:00:00Z");

/** So many seconds after the opening, ISO 8601. */
export const isoAt = (seconds: number, opensAtMs = OPENS_AT_MS): string =>
  new Date(opensAtMs + seconds * 1000).toISOString();

/** What the page sends along with an order at that time: the contract's `evidence`. */
export const pageEvidenceAt = ({ openSeconds, ...seen }: Trace, at: number, opensAtMs?: number): PageEvidence => ({
  pageOpenedAt: isoAt(at - openSeconds, opensAtMs),
  ...seen,
});
