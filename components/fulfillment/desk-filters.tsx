import Link from "next/link";
import { deskHref, levelFilters, sortOptions, statusFilters } from "@/components/fulfillment/query";
import { Button, buttonStyle } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { QueueQuery } from "@/lib/desk/queue/schema";

/** Search, filters and order. A form of its own address: works without a script, and every view can be sent to a colleague. */
export function DeskFilters({ query }: { query: QueueQuery }) {
  const { status, level, sort } = query;
  return (
    <form action="/fulfillment" role="search" aria-label="Orders" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-[min(100%,18rem)] flex-1 gap-1">
        <label htmlFor="q" className="text-sm font-bold">
          Search
        </label>
        <input
          id="q"
          name="q"
          type="search"
          maxLength={120}
          defaultValue={query.q}
          key={query.q ?? ""}
          placeholder="Order, e-mail, name or pair number"
          autoComplete="off"
          data-desk-search
          className={classNames(control, "w-full")}
        />
      </div>
      <Choice name="status" label="Status" value={status} options={statusFilters} />
      <Choice name="level" label="Risk level" value={level} options={levelFilters} />
      <Choice name="sort" label="Sort by" value={sort} options={sortOptions} />
      {query.within === undefined ? null : <input type="hidden" name="within" value={query.within} />}
      <Button type="submit" tone="outline">
        Show
      </Button>
      <Link href={deskHref(query, cleared)} prefetch={false} className={buttonStyle("quiet", "text-sm")}>
        Clear
      </Link>
    </form>
  );
}

const cleared = { status: undefined, level: undefined, sort: undefined, q: undefined, within: undefined };
const control =
  "min-h-11 rounded-notch border-2 border-line-strong bg-raised px-3 py-1.5 text-base text-ink placeholder:text-muted";

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string | undefined; readonly label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div className="grid gap-1 max-sm:flex-1">
      <label htmlFor={`filter-${name}`} className="text-sm font-bold">
        {label}
      </label>
      <select id={`filter-${name}`} name={name} defaultValue={value ?? ""} key={value ?? ""} className={control}>
        {options.map((option) => (
          <option key={option.label} value={option.value ?? ""}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
