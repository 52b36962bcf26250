import "server-only";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { findDrop } from "@/lib/shop/drop/store";
import { overrideEntry } from "@/lib/shop/entry/override";
import type { OverrideKind, OverrideRequest } from "@/lib/shop/entry/schema";

export interface Overridden {
  readonly entryId: string;
  readonly dropId: string;
  readonly kind: OverrideKind;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * A manager's decision on an entry, in place of the rules', before the list is sealed. The same again changes nothing.
 * @throws AppError forbidden to all but managers, drop_not_found, not_found, not_overridable
 */
export async function overrideEntryByHand(
  viewer: Viewer,
  dropId: string,
  entryId: string,
  request: OverrideRequest,
): Promise<Overridden> {
  assertManager(viewer);
  const drop = await findDrop(dropId);
  if (!drop) throw new AppError("drop_not_found", { detail: "There is no drop of this name." });
  const { override } = await overrideEntry(drop, entryId, viewer.customerId, request);
  return { entryId, dropId, kind: request.kind, reason: request.reason, at: override?.at ?? "" };
}
