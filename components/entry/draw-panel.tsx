import type { ShownPhase } from "@/components/drop/phase";
import { ButtonLink } from "@/components/ui/button";

const BEFORE_DRAW = ["upcoming", "entries", "drawing"] as const;
type BeforeDraw = (typeof BEFORE_DRAW)[number];

/** Whether chance has still to decide: nothing is sold before. */
export const isBeforeDraw = (phase: ShownPhase): phase is BeforeDraw => BEFORE_DRAW.some((before) => before === phase);

const WORDS: Record<BeforeDraw, { readonly title: string; readonly text: string; readonly action?: string }> = {
  upcoming: {
    title: "This drop will be drawn",
    text: "From its opening on you can enter once, with up to three sizes. Being fast gains nothing: chance decides after the entries have closed, and everyone can check it.",
  },
  entries: {
    title: "This drop is drawn",
    text: "Enter once, with up to three sizes. Being fast gains nothing: chance decides after the entries have closed, and everyone can check it.",
    action: "Enter the draw",
  },
  drawing: {
    title: "The draw is under way",
    text: "Entries are closed. A public random number, which does not exist before its time, decides now. Winners get a mail.",
    action: "See your entry",
  },
};

interface DrawPanelProps {
  readonly dropId: string;
  readonly phase: BeforeDraw;
}

/** On the page of a drop that is drawn: the way to one's entry. */
export function DrawPanel({ dropId, phase }: DrawPanelProps) {
  const { title, text, action } = WORDS[phase];
  return (
    <section aria-labelledby="draw" className="grid gap-4 rounded-notch border-2 border-ink bg-raised p-5">
      <h2 id="draw" className="text-xl">
        {title}
      </h2>
      <p>{text}</p>
      {action ? (
        <ButtonLink href={`/drops/${dropId}/enter`} className="min-h-14 text-lg">
          {action}
        </ButtonLink>
      ) : null}
      <CheckLink dropId={dropId} />
    </section>
  );
}

const CheckLink = ({ dropId }: { dropId: string }) => (
  <ButtonLink href={`/drops/${dropId}/draw`} tone="quiet" className="justify-self-start px-0">
    How this draw can be checked
  </ButtonLink>
);

/** After the draw: what came of one's entry, and the record. Pairs that come back go down the line first. */
export const DrawLinks = ({ dropId }: Pick<DrawPanelProps, "dropId">) => (
  <p className="text-sm text-muted">
    This drop was drawn; a pair that comes back goes to those in line first.{" "}
    <ButtonLink href={`/drops/${dropId}/enter`} tone="quiet" className="px-0">
      Your entry
    </ButtonLink>{" "}
    <CheckLink dropId={dropId} />
  </p>
);
