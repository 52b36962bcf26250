import type { Metadata } from "next";
import { AuditFilters } from "@/components/fulfillment/audit-filters";
import { AuditTable } from "@/components/fulfillment/audit-table";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { auditKindSchema } from "@/lib/platform/audit/schema";
import { readAudit } from "@/lib/desk/audit/server";

export const metadata: Metadata = { title: "Audit log" };

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : undefined;

export default async function AuditPage({ searchParams }: WithSearch) {
  const params = await searchParams;
  const viewer = await staffViewer("/fulfillment/audit");
  const filter = { kind: auditKindSchema.safeParse(params["kind"]).data, q: one(params["q"]) };
  const { entries, nextCursor } = await orRefusal(readAudit(viewer, { ...filter, cursor: one(params["cursor"]) }));
  const told = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const next = new URLSearchParams([...told, ["cursor", nextCursor ?? ""]]);
  return (
    <DeskFrame title="Audit log" room="/fulfillment/audit">
      <AuditFilters
        filter={filter}
        exportHref={`/api/fulfillment/audit/export?${new URLSearchParams(told).toString()}`}
      />
      {entries.length === 0 ? (
        <p className="border-2 border-dashed border-line-strong px-5 py-12 text-center text-muted">
          {told.length === 0 ? "Nobody has done anything yet." : "No entry fits these filters."}
        </p>
      ) : (
        <AuditTable entries={entries} />
      )}
      {nextCursor ? (
        <ButtonLink
          href={`/fulfillment/audit?${next.toString()}`}
          prefetch={false}
          tone="outline"
          className="justify-self-start"
        >
          Older entries
        </ButtonLink>
      ) : null}
    </DeskFrame>
  );
}
