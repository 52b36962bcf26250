import { deskHref } from "@/components/fulfillment/query";
import { buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { QueuePage, QueueQuery } from "@/lib/desk/queue/schema";

type Cursors = Pick<QueuePage, "previousCursor" | "nextCursor">;

/** On to the next page, and back: each is an address of its own. */
export function QueuePages({ query, page: { previousCursor, nextCursor } }: { query: QueueQuery; page: Cursors }) {
  if (query.cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-4 py-2">
      {query.cursor === undefined ? null : (
        <PageLink href={deskHref(query, { cursor: previousCursor ?? undefined })}>Previous page</PageLink>
      )}
      {nextCursor === null ? null : <PageLink href={deskHref(query, { cursor: nextCursor })}>Next page</PageLink>}
    </nav>
  );
}

const PageLink = ({ href, children }: { href: string; children: string }) => (
  <QuietLink href={href} className={buttonStyle("outline", "text-sm")}>
    {children}
  </QuietLink>
);
