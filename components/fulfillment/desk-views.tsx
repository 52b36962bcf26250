import Link from "next/link";
import { RemoveViewForm, SaveViewForm } from "@/components/fulfillment/view-forms-client";
import { commonViews, deskHref, deskQuery, isSameView, viewSearch } from "@/components/fulfillment/query";
import { classNames } from "@/components/ui/class-names";
import type { QueueQuery } from "@/lib/desk/queue/schema";
import type { SavedView } from "@/lib/desk/saved-views/schema";

const parsed = ({ query }: SavedView): QueueQuery => deskQuery(Object.fromEntries(new URLSearchParams(query)));

/** Views that every reviewer has, then the viewer's own. */
export function DeskViews({ query, saved }: { query: QueueQuery; saved: readonly SavedView[] }) {
  const own = saved.map((view) => ({ name: view.name, query: parsed(view) }));
  const known = [...commonViews, ...own].some((view) => isSameView(view.query, query));
  return (
    <nav aria-label="Views" className="flex flex-wrap items-center gap-1.5">
      <ul className="flex flex-wrap gap-1.5">
        {commonViews.map((view) => (
          <li key={view.name}>
            <ViewLink {...view} on={isSameView(view.query, query)} />
          </li>
        ))}
        {own.map((view) => (
          <li key={view.name} className="flex">
            <ViewLink {...view} on={isSameView(view.query, query)} />
            <RemoveViewForm name={view.name} />
          </li>
        ))}
      </ul>
      {known ? null : <SaveViewForm search={viewSearch(query)} />}
    </nav>
  );
}

function ViewLink({ name, query, on }: { name: string; query: QueueQuery; on: boolean }) {
  return (
    <Link
      href={deskHref(query)}
      prefetch={false}
      aria-current={on ? "true" : undefined}
      className={classNames(
        "inline-flex min-h-8 items-center rounded-notch border-2 px-2 text-sm font-bold max-sm:min-h-11",
        on ? "border-solid bg-solid text-solid-ink" : "border-line hover:border-line-strong",
      )}
    >
      {name}
    </Link>
  );
}
