import { Sneaker } from "@/components/art/sneaker";
import { DropState } from "@/components/drop/drop-state";
import { shownPhase } from "@/components/drop/phase";
import { SoldCount, type ListedDrop } from "@/components/drop/sold-count";
import { FairnessLink } from "@/components/fairness/fairness-link";
import { QuietLink } from "@/components/ui/quiet-link";

const isOver = ({ drop }: ListedDrop): boolean => drop.phase === "closed";

/** The drops beside the one on the page: on sale, to come (the next first), over. Nothing where there are none. */
export function OtherDrops({ drops }: { drops: readonly ListedDrop[] }) {
  if (drops.length === 0) return null;
  const toCome = drops.filter((listed) => !isOver(listed)).toReversed();
  return (
    <section aria-labelledby="other-drops" className="border-t border-line">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10">
        <h2 id="other-drops" className="text-2xl tracking-tight">
          More drops
        </h2>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {[...toCome, ...drops.filter(isOver)].map((listed) => (
            <DropCard key={listed.drop.dropId} {...listed} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function DropCard({ drop, sold, pairs }: ListedDrop) {
  return (
    <li className="relative grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-4 border-2 border-line bg-raised p-4 has-hover:border-ink">
      <Sneaker title="" colourway={drop.colourway} className="w-full" />
      <div className="grid gap-1.5">
        <h3 className="text-lg leading-tight">
          <QuietLink href={`/drops/${drop.dropId}`} className="after:absolute after:inset-0">
            {drop.name}
          </QuietLink>
        </h3>
        <DropState drop={drop} phase={shownPhase(drop)} />
        <SoldCount drop={drop} sold={sold} pairs={pairs} />
        {drop.phase === "closed" ? <FairnessLink dropId={drop.dropId} /> : null}
      </div>
    </li>
  );
}
