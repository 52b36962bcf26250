import { deskHref } from "@/components/fulfillment/query";
import { ButtonLink } from "@/components/ui/button";
import type { QueueQuery } from "@/lib/desk/queue/schema";

export function QueuePages({ query, pages }: { query: QueueQuery; pages: number }) {
  if (pages === 1) return null;
  const page = Math.min(query.page, pages);
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-4">
      {page > 1 ? (
        <ButtonLink href={deskHref(query, { page: page - 1 })} prefetch={false} tone="outline">
          Previous page
        </ButtonLink>
      ) : null}
      <p className="text-sm tabular-nums">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <ButtonLink href={deskHref(query, { page: page + 1 })} prefetch={false} tone="outline">
          Next page
        </ButtonLink>
      ) : null}
    </nav>
  );
}
