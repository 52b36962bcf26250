import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { startExecution } from "@/lib/platform/durable/server";
import { env } from "@/lib/platform/env";
import type { Drop, RecordedDeed } from "@/lib/shop/drop/schema";
import { findDrop } from "@/lib/shop/drop/store";
import { listDrop } from "@/lib/shop/drop/transitions";

/** As many of the last deeds as may not have reached the audit log. */
const MOST_UNAUDITED = 10;

const auditEntry = (dropId: string, { deed, at, by, pairs }: RecordedDeed, number: number) => ({
  entryId: `drop-${dropId}-${number}`,
  kind: "drop" as const,
  at,
  by,
  dropId,
  reasonCode: deed,
  ...(pairs !== undefined && { count: pairs }),
});

const auditOf = ({ dropId, deeds }: Drop) => deeds.map((deed, i) => auditEntry(dropId, deed, i)).slice(-MOST_UNAUDITED);

/** The execution that keeps the drop's times as they are now. */
export const executionOf = ({ dropId, schedule }: Pick<Drop, "dropId" | "schedule">): string =>
  `${dropId}-v${schedule}`;

/** Whether an execution keeps its times. */
export const isKept = ({ status, archivedAt }: Drop): boolean => status === "published" && archivedAt === undefined;

/** The listing of a drop, the audit of what was done to it, and the execution of its times. */
export const dropReconciler: Reconciler<Drop> = {
  kind: "drop",
  load: findDrop,
  reconcile: async (drop) => {
    await Promise.all([listDrop(drop), keepAudit(auditOf(drop))]);
    const { dropId, schedule } = drop;
    if (isKept(drop)) await startExecution(env("DROP_FUNCTION"), executionOf(drop), { dropId, schedule });
  },
  isStalled: () => false, // the sweep is soon enough
};
