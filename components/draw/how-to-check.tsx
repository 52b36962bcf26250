import { ButtonLink, buttonStyle } from "@/components/ui/button";

/** The record, the checker, and what both can show. */
export function HowToCheck({ dropId, isDrawn }: { dropId: string; isDrawn: boolean }) {
  return (
    <section className="grid gap-5">
      <div className="flex flex-wrap gap-3">
        <a href={`/api/drops/${dropId}/draw`} download={`draw-${dropId}.json`} className={buttonStyle()}>
          {isDrawn ? "Save the record" : "Save the record as it is now"}
        </a>
        <a href="/draw-verifier.html" download="draw-verifier.html" className={buttonStyle("outline")}>
          Save the checker
        </a>
        <ButtonLink href={`/drops/${dropId}/enter`} tone="quiet">
          Your entry
        </ButtonLink>
        <ButtonLink href={`/drops/${dropId}/fairness`} tone="quiet">
          How fair the drop was
        </ButtonLink>
      </div>
      <p className="text-muted">
        The checker is one file that works offline: open it, choose the record, and your receipt if you entered. Who
        prefers a command uses <code>npm run draw -- verify</code> of our source.
      </p>
      <h2 className="text-xl">What this proves</h2>
      <p>
        That rules, list and seed were fixed by the seal; that the random number is the public beacon&apos;s, signed by
        its keepers; that ranks and winners follow from these alone; and that your entry was among them.
      </p>
      <h2 className="text-xl">What it cannot prove</h2>
      <p>
        That entries are different people: the record holds salted hashes, no names. And that the seal was public before
        the random number: for that, compare it with a copy that someone saved before.
      </p>
    </section>
  );
}
