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
/** As many entries as one page of a search looks at. */
const MOST_LOOKED_AT = 2000;
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

async function memberNameOf({ member }: AuditEntry): Promise<string | null> {
  const name = member && (await nameOf(member.customerId));
  return member ? `${name ? `${name}, ` : ""}${member.email}` : null;
}

async function withNames({ level, ...entry }: AuditEntry): Promise<AuditView> {
  const [name, takenFromName, memberName] = await Promise.all([
    nameOf(entry.by),
    entry.takenFrom ? nameOf(entry.takenFrom) : null,
    memberNameOf(entry),
  ]);
  const names = { name: name ?? entry.by, takenFromName, memberName };
  return { ...entry, level: riskLevelSchema.safeParse(level).data, ...names };
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

interface Bounds {
  readonly found: number;
  readonly looked: number;
}

/** What fits, until enough is found or looked at; where there is more, the cursor to go on from. */
async function collect(filter: AuditFilter, mark: Mark, most: Bounds) {
  const entries: AuditView[] = [];
  let [looked, last] = [0, ""];
  for await (const { entry, cursor } of entriesFrom(mark)) {
    const fits = matchesAudit(entry, filter);
    if (looked === most.looked || (fits && entries.length === most.found)) return { entries, more: last };
    if (fits) entries.push(entry);
    [looked, last] = [looked + 1, cursor];
  }
  return { entries, more: null };
}

export interface AuditQuery extends AuditFilter {
  readonly cursor?: string | undefined;
}

/** A page of the log, newest first: of a search, what is in the next two thousand entries. @throws AppError forbidden to all but the team */
export async function readAudit(
  viewer: Viewer,
  { cursor, ...filter }: AuditQuery,
): Promise<{ readonly entries: AuditView[]; readonly nextCursor: string | null }> {
  assertStaff(viewer);
  const most = { found: PAGE_SIZE, looked: MOST_LOOKED_AT };
  const { entries, more } = await collect(filter, readCursor(cursor, Date.now()), most);
  return { entries, nextCursor: more };
}

/** What the filter lets through of the twenty thousand latest entries, as CSV. @throws AppError forbidden to all but the team */
export async function exportAudit(viewer: Viewer, filter: AuditFilter): Promise<string> {
  assertStaff(viewer);
  const most = { found: MOST_EXPORTED, looked: MOST_EXPORTED };
  return auditCsv((await collect(filter, readCursor(undefined, Date.now()), most)).entries);
}
