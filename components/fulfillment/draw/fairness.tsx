import { Receipt } from "@/components/fairness/receipt";
import { stateWords } from "@/components/fairness/words";
import { LocalTime } from "@/components/time/local-time-client";
import { QuietLink } from "@/components/ui/quiet-link";
import type { DeskDraw } from "@/lib/desk/draw/schema";

/** How the drop went, from the books. */
export function Fairness({ draw: { dropId, fairness } }: { draw: DeskDraw }) {
  if (fairness === null) return <p className="text-muted">Counted from the books when the drop has closed.</p>;
  return (
    <>
      <p className="max-w-prose text-muted">
        Counted <LocalTime iso={fairness.countedAt} />. {stateWords[fairness.state]}{" "}
        <QuietLink href={`/drops/${dropId}/fairness`} className="underline underline-offset-4">
          What everyone sees of it
        </QuietLink>{" "}
        leaves out what would point at one person.
      </p>
      <Receipt receipt={fairness} className="grid items-start gap-8 md:grid-cols-2 2xl:grid-cols-3" />
    </>
  );
}
