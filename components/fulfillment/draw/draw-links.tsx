import { QuietLink } from "@/components/ui/quiet-link";

interface DrawLinksProps {
  readonly draws: readonly { readonly dropId: string; readonly name: string }[];
}

/** Leads to the draws of the newest drops. Nothing where none is drawn. */
export function DrawLinks({ draws }: DrawLinksProps) {
  if (draws.length === 0) return null;
  return (
    <nav aria-label="Draws" className="flex flex-wrap gap-x-6">
      {draws.map(({ dropId, name }) => (
        <QuietLink
          key={dropId}
          href={`/fulfillment/drops/${dropId}/draw`}
          className="inline-flex min-h-6 items-center underline underline-offset-4"
        >
          Draw for {name}
        </QuietLink>
      ))}
    </nav>
  );
}
