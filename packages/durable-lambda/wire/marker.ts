/** Pagination tokens. Invariant: one is good for the kind of pages that it came with, for 24 hours of the server's clock. */
import { invalidParameter } from "../errors.ts";
import { MARKER_TTL_MS } from "../limits.ts";

type Pages = "functions" | "history" | "list" | "state";

/** The token of the page after `position`; none where there is no such page. */
export function markerOf(pages: Pages, position: number | undefined, nowMs: number): string | undefined {
  if (position === undefined) return undefined;
  return Buffer.from(`${pages}.${position}.${Math.trunc(nowMs)}`).toString("base64url");
}

const MARKER = /^(\w+)\.(\d{1,15})\.(\d{1,15})$/;

/** The position after which a page begins; none for the first one. Throws InvalidParameterValueException. */
export function positionOf(pages: Pages, marker: string | undefined, nowMs: number): number | undefined {
  if (!marker) return undefined;
  const [, of, position, madeAtMs] = MARKER.exec(Buffer.from(marker, "base64url").toString()) ?? [];
  if (of !== pages || nowMs - Number(madeAtMs) > MARKER_TTL_MS) throw invalidParameter("Invalid Marker");
  return Number(position);
}
