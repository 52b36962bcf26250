import { acknowledge, enqueue, type OutboxEntry } from "@/lib/platform/durable/outbox";
import { log } from "@/lib/platform/log";

/**
 * How a kind of record catches up with what it promises: its execution is started, its callback answered, its audit entry
 * kept. Three callers reconcile, and each may crash or come twice: the request that wrote the record, the sweep, and a GET
 * that finds the record stalled (a poll repairs what it reads).
 */
export interface Reconciler<T> {
  /** Names the outbox entries. Part of what is stored: never renamed. */
  readonly kind: string;
  readonly load: (id: string) => Promise<T | undefined>;
  /** Does whatever is left undone for the record as it is. Safe to repeat. */
  readonly reconcile: (record: T) => Promise<void>;
  /** Whether something has been left undone for longer than a request takes. */
  readonly isStalled: (record: T, nowMs: number) => boolean;
}

/** Longer than a request takes from its write to the engine's answer. */
const STALLED_AFTER_MS = 3000;

/** Whether the record's last write is older than a request takes. */
export const isPastRequest = ({ updatedAt }: { readonly updatedAt: string }, nowMs: number): boolean =>
  nowMs - Date.parse(updatedAt) > STALLED_AFTER_MS;

/** What the sweep and the outbox know of a reconciler: records go by their ids. */
export interface AnyReconciler {
  readonly kind: string;
  readonly reconcileById: (id: string) => Promise<void>;
}

/** Reconciles the record as it is now. A record that is not there needs nothing. */
export const reconcileById = async <T>({ load, reconcile }: Reconciler<T>, id: string): Promise<void> => {
  const record = await load(id);
  if (record !== undefined) await reconcile(record);
};

/** Erases the record's type, for a list of reconcilers. */
export const anyReconciler = <T>(of: Reconciler<T>): AnyReconciler => ({
  kind: of.kind,
  reconcileById: (id) => reconcileById(of, id),
});

/** Resolves false when it failed: that is logged, and left to the next sweep. */
async function attempt(kind: string, id: string, reconcile: () => Promise<void>): Promise<boolean> {
  try {
    await reconcile();
    return true;
  } catch (error) {
    log.warn("reconciling failed, the sweep will retry", { kind, id }, error);
    return false;
  }
}

/** Reconciles the record of that id. Resolves false when it failed: that is logged, and the entry stays pending for the next sweep. */
export const tryReconcile = ({ kind, reconcileById: byId }: AnyReconciler, id: string): Promise<boolean> =>
  attempt(kind, id, () => byId(id));

/** The same for a record that was just read or written. */
export const tryReconcileRecord = <T>({ kind, reconcile }: Reconciler<T>, id: string, record: T): Promise<boolean> =>
  attempt(kind, id, () => reconcile(record));

/** After the write that the entry announced: reconciles and acknowledges, or leaves to the sweep what fails of it. */
async function reconcileAndAcknowledge<T>(of: Reconciler<T>, entry: OutboxEntry, record: T | undefined): Promise<void> {
  const { id } = entry;
  const reconciled = await (record ? tryReconcileRecord(of, id, record) : tryReconcile(anyReconciler(of), id));
  if (!reconciled) return;
  try {
    await acknowledge(entry);
  } catch (error) {
    const { kind } = entry;
    log.warn("acknowledging failed, the sweep will reconcile again", { kind, id }, error);
  }
}

/**
 * Changes a record such that its consequences follow, whatever crashes: announce, write, reconcile, acknowledge. Resolves
 * with what the write resolved with. When the write throws, the entry stays pending: it may have happened all the same.
 * @param recordIn the record as it is after the write, where the write tells: it need not be read again
 */
export async function writeAndReconcile<T, Written>(
  of: Reconciler<T>,
  id: string,
  write: () => Promise<Written>,
  recordIn: (written: Written) => T | undefined = () => undefined,
): Promise<Written> {
  const entry = await enqueue(of.kind, id);
  const written = await write();
  await reconcileAndAcknowledge(of, entry, recordIn(written));
  return written;
}

const REPAIR_AGAIN_AFTER_MS = 15_000;
const MOST_REPAIRS = 10_000;
/** By id, when this instance last tried: pages that wait in a rush must not make it worse. */
const repaired = new Map<string, number>();

function isRepairDue(id: string, nowMs: number): boolean {
  if (nowMs - (repaired.get(id) ?? -Infinity) < REPAIR_AGAIN_AFTER_MS) return false;
  if (repaired.size >= MOST_REPAIRS) repaired.clear();
  repaired.set(id, nowMs);
  return true;
}

/**
 * For a GET: repairs the record it has read, if that is stalled, however many ask at most every 15 s. A failure is logged; the
 * answer does not wait for a retry.
 */
export async function reconcileIfStalled<T>(of: Reconciler<T>, id: string, record: T): Promise<void> {
  const nowMs = Date.now();
  if (of.isStalled(record, nowMs) && isRepairDue(id, nowMs)) await tryReconcile(anyReconciler(of), id);
}
