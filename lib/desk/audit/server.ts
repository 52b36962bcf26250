import "server-only";
import { z } from "zod";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { auditCsv, matchesAudit, monthBefore, type AuditFilter } from "@/lib/desk/audit/rules";
import type { AuditView } from "@/lib/desk/audit/schema";
import { monthOf } from "@/lib/platform/audit/rules";
import type { AuditEntry } from "@/lib/platform/audit/schema";
import { listAudit } from "@/lib/platform/audit/store";
import { riskLevelSchema } from "@/lib/shop/risk/schema";
import { nameOf } from "@/lib/account/customer/names";

const PAGE_SIZE = 50;
const MONTHS_BACK = 24;
const BATCH = 200;
const MOST_EXPORTED = 20_000;

const markSchema = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), before: z.string().max(200).optional() });
type Mark = z.infer<typeof markSchema>;

function readCursor(cursor: string | undefined, nowMs: number): Mark {
  const start = { month: monthOf(new Date(nowMs).toISOString()) };
  if (!cursor) return start;
  const [month, before] = Buffer.from(cursor, "base64url").toString().split("|");
  return markSchema.safeParse({ month, before }).data ?? start;
}

const writeCursor = (month: string, before: string) => Buffer.from(`${month}|${before}`).toString("base64url");

async function withNames({ level, ...entry }: AuditEntry): Promise<AuditView> {
  const [name, takenFromName] = await Promise.all([nameOf(entry.by), entry.takenFrom ? nameOf(entry.takenFrom) : null]);
  return { ...entry, level: riskLevelSchema.safeParse(level).data, name: name ?? entry.by, takenFromName };
}

/** Month after month, newest first. */
async function* entriesFrom({ month: first, before }: Mark) {
  let month = first;
  for (let i = 0, mark = before; i < MONTHS_BACK; i++, month = monthBefore(month), mark = undefined)
    for (let batch = await listAudit(month, { limit: BATCH, before: mark }); batch.length > 0;) {
      for (const { entry, mark: at } of batch) yield { entry: await withNames(entry), cursor: writeCursor(month, at) };
      batch = await listAudit(month, { limit: BATCH, before: batch.at(-1)?.mark });
    }
}

async function collect(filter: AuditFilter, mark: Mark, limit: number) {
  const found: { entry: AuditView; cursor: string }[] = [];
  for await (const next of entriesFrom(mark)) {
    if (matchesAudit(next.entry, filter)) found.push(next);
    if (found.length >= limit) break;
  }
  return found;
}

export interface AuditQuery extends AuditFilter {
  readonly cursor?: string | undefined;
}

/** A page of the log, newest first. @throws AppError forbidden to all but the team */
export async function readAudit(
  viewer: Viewer,
  { cursor, ...filter }: AuditQuery,
): Promise<{ readonly entries: AuditView[]; readonly nextCursor: string | null }> {
  assertStaff(viewer);
  const found = await collect(filter, readCursor(cursor, Date.now()), PAGE_SIZE + 1);
  const page = found.slice(0, PAGE_SIZE);
  return {
    entries: page.map(({ entry }) => entry),
    nextCursor: found.length > PAGE_SIZE ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** All that the filter lets through, up to twenty thousand entries, as CSV. @throws AppError forbidden to all but the team */
export async function exportAudit(viewer: Viewer, filter: AuditFilter): Promise<string> {
  assertStaff(viewer);
  const found = await collect(filter, readCursor(undefined, Date.now()), MOST_EXPORTED);
  return auditCsv(found.map(({ entry }) => entry));
}
