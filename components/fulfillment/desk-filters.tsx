import Link from "next/link";
import { deskHref, levelFilters, statusFilters, type DeskQuery } from "@/components/fulfillment/query";
import { classNames } from "@/components/ui/class-names";

export function DeskFilters({ query }: { query: DeskQuery }) {
  return (
    <nav aria-label="Filters" className="flex flex-wrap gap-x-8 gap-y-3">
      <FilterRow
        label="Status"
        options={statusFilters.map(({ value, label }) => ({
          label,
          href: deskHref(query, { status: value }),
          on: query.status === value,
        }))}
      />
      <FilterRow
        label="Risk level"
        options={levelFilters.map(({ value, label }) => ({
          label,
          href: deskHref(query, { level: value }),
          on: query.level === value,
        }))}
      />
    </nav>
  );
}

interface FilterOption {
  readonly label: string;
  readonly href: string;
  readonly on: boolean;
}

function FilterRow({ label, options }: { label: string; options: readonly FilterOption[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1">
      {options.map(({ label: text, href, on }) => (
        <li key={text}>
          <Link
            href={href}
            prefetch={false}
            aria-current={on ? "true" : undefined}
            className={classNames(chip, on ? chipOn : chipOff)}
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const chip = "inline-flex min-h-11 items-center rounded-notch border-2 px-3 text-sm font-bold";
const chipOn = "border-solid bg-solid text-solid-ink";
const chipOff = "border-line hover:border-line-strong";
