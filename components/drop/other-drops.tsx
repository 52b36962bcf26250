import { Sneaker } from "@/components/art/sneaker";
import { DropState } from "@/components/drop/drop-state";
import { shownPhase } from "@/components/drop/phase";
import { QuietLink } from "@/components/ui/quiet-link";
import type { DropView } from "@/lib/shop/drop/schema";

/** A drop in a list, and how many of its pairs are sold. */
export interface ListedDrop {
  readonly drop: DropView;
  readonly sold: number;
  readonly pairs: number;
}

/** The drops beside the one on the page: those to come first. Nothing where there are none. */
export function OtherDrops({ drops }: { drops: readonly ListedDrop[] }) {
  const past = drops.filter(({ drop }) => drop.phase === "closed");
  const rest = drops.filter(({ drop }) => drop.phase !== "closed").toReversed();
  return (
    <>
      <DropList id="other-drops" title="Also now and next" drops={rest} />
      <DropList id="past-drops" title="Past drops" drops={past} />
    </>
  );
}

function DropList({ id, title, drops }: { id: string; title: string; drops: readonly ListedDrop[] }) {
  if (drops.length === 0) return null;
  return (
    <section aria-labelledby={id} className="border-t border-line">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10">
        <h2 id={id} className="text-2xl tracking-tight">
          {title}
        </h2>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {drops.map((listed) => (
            <DropCard key={listed.drop.dropId} {...listed} />
          ))}
        </ul>
      </div>
    </section>
  );
}

const inNumbers = (count: number): string => count.toLocaleString("en");

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
        {drop.phase === "closed" ? (
          <p className="numeric text-sm">
            {inNumbers(sold)} of {inNumbers(pairs)} pairs sold
          </p>
        ) : null}
      </div>
    </li>
  );
}
