import Link from "next/link";
import { deskHref, levelFilters, sortOptions, statusFilters } from "@/components/fulfillment/query";
import { Button, buttonStyle } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { statusOf } from "@/lib/desk/queue/filter";
import type { Counts, QueuePage, QueueQuery } from "@/lib/desk/queue/schema";

interface DeskFiltersProps {
  readonly query: QueueQuery;
  readonly counts: QueuePage["counts"];
  /** Members of the team: their customer ids and names. */
  readonly team: readonly { readonly id: string; readonly name: string }[];
}

/** Search, filters and order. A form of its own address: works without a script, and every view can be sent to a colleague. */
export function DeskFilters({ query, counts, team }: DeskFiltersProps) {
  const { level, size, country, assigned, sort } = query;
  return (
    <form action="/fulfillment" role="search" aria-label="Orders" className="grid gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-2">
        <SearchField q={query.q} />
        <Button type="submit" tone="outline" className="px-3! text-sm">
          Show
        </Button>
        <Link href={deskHref(query, cleared)} prefetch={false} className={buttonStyle("quiet", "text-sm")}>
          Clear
        </Link>
      </div>
      <MoreFilters open={isFiltered(query)} />
      <div className="grid grid-cols-2 gap-2 max-sm:hidden peer-checked:grid sm:grid-cols-3 xl:grid-cols-2">
        <Choice name="status" label="Status" value={query.status} options={statusOptions(query, counts.status)} />
        <Choice
          name="level"
          label="Risk level"
          value={level}
          any="Every risk"
          options={counted(levelFilters, counts.level)}
        />
        <Choice name="size" label="Size" value={size} any="Every size" options={listed(counts.size, size, "EU ")} />
        <Choice
          name="country"
          label="Country"
          value={country}
          any="Every country"
          options={listed(counts.country, country)}
        />
        <Choice
          name="assigned"
          label="Assigned"
          value={assigned}
          any="To anyone"
          options={counted(people(team), counts.assigned)}
        />
        <Choice name="sort" label="Sort by" value={sort} options={sortOptions} />
      </div>
      {KEPT.map((name) =>
        query[name] === undefined ? null : <input key={name} type="hidden" name={name} value={query[name]} />,
      )}
    </form>
  );
}

/** Filters that a view sets and the form keeps. */
const KEPT = ["within", "held", "flagged", "drop"] as const;
const cleared = Object.fromEntries(
  ["status", "level", "size", "country", "assigned", "sort", "q", "within", "held", "flagged"].map((name) => [
    name,
    undefined,
  ]),
);
const control =
  "min-h-11 w-full rounded-notch border-2 border-line-strong bg-raised px-2 py-1 text-base text-ink placeholder:text-muted";

const CHOICES = ["status", "level", "size", "country", "assigned"] as const;
const isFiltered = (query: QueueQuery): boolean => CHOICES.some((name) => query[name] !== undefined);

/** On a phone the list comes before the filters: they open here, also without a script. Where there is room they are always there. */
function MoreFilters({ open }: { open: boolean }) {
  return (
    <>
      <input id="more-filters" type="checkbox" defaultChecked={open} className="peer sr-only sm:hidden" />
      <label
        htmlFor="more-filters"
        className="inline-flex min-h-11 cursor-pointer items-center gap-2 justify-self-start text-sm font-bold underline decoration-line-strong underline-offset-4 peer-focus-visible:outline-3 peer-focus-visible:outline-accent sm:hidden"
      >
        Filters and order
      </label>
    </>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What is shown without a choice has no value: a search that is typed then is for every order. */
function statusOptions({ q }: QueueQuery, counts: Counts): Option[] {
  const plain = statusOf({ q });
  return counted(statusFilters, counts).map((option) => (option.value === plain ? { ...option, value: "" } : option));
}

const people = (team: DeskFiltersProps["team"]): Option[] => [
  { value: "me", label: "To me" },
  { value: "none", label: "To no one" },
  ...team.map(({ id, name }) => ({ value: id, label: `To ${name}` })),
];

/** With the number of orders that each would show. */
const counted = (options: readonly Option[], counts: Counts): Option[] =>
  options.map(({ value, label }) => ({ value, label: `${label} (${counts[value] ?? 0})` }));

/** The values that there are, and the one that is chosen. */
const listed = (counts: Counts, chosen: string | undefined, before = ""): Option[] =>
  [...new Set([...Object.keys(counts), ...(chosen === undefined ? [] : [chosen])])]
    .toSorted()
    .map((value) => ({ value, label: `${before}${value} (${counts[value] ?? 0})` }));

function SearchField({ q }: { q: string | undefined }) {
  return (
    <div className="grid gap-1">
      <label htmlFor="q" className="sr-only">
        Search
      </label>
      <input
        id="q"
        name="q"
        type="search"
        maxLength={120}
        defaultValue={q}
        key={q ?? ""}
        placeholder="Name, e-mail, number, address, card"
        autoComplete="off"
        data-desk-search
        className={control}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** What no choice is called; absent, one is always chosen. */
  readonly any?: string;
  readonly options: readonly Option[];
}

function Choice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <div className="grid">
      <label htmlFor={`filter-${name}`} className="sr-only">
        {label}
      </label>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ""}
        key={value ?? ""}
        className={classNames(control, "truncate text-sm xl:min-h-9")}
      >
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
