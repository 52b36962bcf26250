import { auditWords } from "@/components/fulfillment/words";
import { Button, buttonStyle } from "@/components/ui/button";
import { auditKindSchema } from "@/lib/platform/audit/schema";
import type { AuditFilter } from "@/lib/desk/audit/rules";

const control =
  "min-h-11 rounded-notch border-2 border-line-strong bg-raised px-3 py-1.5 text-base text-ink placeholder:text-muted";

export function AuditFilters({ filter: { kind, q }, exportHref }: { filter: AuditFilter; exportHref: string }) {
  return (
    <form action="/fulfillment/audit" role="search" aria-label="Audit log" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-[min(100%,16rem)] flex-1 gap-1">
        <label htmlFor="audit-q" className="text-sm font-bold">
          Search
        </label>
        <input
          id="audit-q"
          name="q"
          type="search"
          maxLength={120}
          defaultValue={q}
          placeholder="Order, person, reason or note"
          autoComplete="off"
          data-desk-search
          className={control}
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor="audit-kind" className="text-sm font-bold">
          What
        </label>
        <select id="audit-kind" name="kind" defaultValue={kind ?? ""} className={control}>
          <option value="">Everything</option>
          {auditKindSchema.options.map((option) => (
            <option key={option} value={option}>
              {auditWords[option]}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" tone="outline">
        Show
      </Button>
      <a href={exportHref} download className={buttonStyle("quiet")}>
        Download as CSV
      </a>
    </form>
  );
}
