import { Advantage } from "@/components/entry/advantage";
import type { ShownPhase } from "@/components/drop/phase";
import { drawnWords } from "@/components/entry/drawn-words";
import { ButtonLink } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import { endsUndrawn } from "@/lib/shop/draw/server";
import type { DropView } from "@/lib/shop/drop/schema";

const BEFORE_DRAW = ["upcoming", "entries", "drawing"] as const;
type BeforeDraw = (typeof BEFORE_DRAW)[number];

/** Whether chance has still to decide: nothing is sold before. */
export const isBeforeDraw = (phase: ShownPhase): phase is BeforeDraw => BEFORE_DRAW.some((before) => before === phase);

interface Told {
  readonly title: string;
  readonly text: string;
  readonly action?: string;
}

const WORDS: Record<BeforeDraw, Told> = {
  upcoming: {
    title: "This drop will be drawn",
    text: "From its opening on you can enter once, with up to three sizes. Being fast gains nothing: chance decides after the entries have closed, and everyone can check it.",
  },
  entries: {
    title: "This drop is drawn",
    text: "Enter once, with up to three sizes. Being fast gains nothing: chance decides after the entries have closed, and everyone can check it. You pay only if a pair is yours.",
    action: "Enter the draw",
  },
  drawing: {
    title: "The draw is under way",
    text: "Entries are closed. A public random number, which does not exist before its time, decides. A mail tells everyone who entered what came of it.",
  },
};

const ENTERED: Record<BeforeDraw, Told> = {
  ...WORDS,
  entries: {
    title: "You are in the draw",
    text: "There is nothing more to do: chance decides after the entries have closed, and a mail tells you what came of it. Until then you can change your entry.",
    action: "See your entry",
  },
  drawing: { ...WORDS.drawing, action: "See your entry" },
};

interface DrawPanelProps {
  readonly dropId: string;
  readonly phase: BeforeDraw;
  /** Whether the visitor has an account to enter with. */
  readonly isSignedIn: boolean;
  readonly hasEntered: boolean;
  /** The visitor's, where the draw gives some people more. */
  readonly tickets: number | undefined;
}

/** On the page of a drop that is drawn: the way to one's entry. */
export function DrawPanel({ dropId, phase, isSignedIn, hasEntered, tickets }: DrawPanelProps) {
  const { title, text, action } = (hasEntered ? ENTERED : WORDS)[phase];
  return (
    <section aria-labelledby="draw" className="grid gap-4 rounded-notch border-2 border-ink bg-raised p-5">
      <h2 id="draw" className="text-xl">
        {title}
      </h2>
      <p>{text}</p>
      <Advantage tickets={tickets} />
      {action ? (
        <ButtonLink href={`/drops/${dropId}/enter`} className="min-h-14 text-lg">
          {action}
        </ButtonLink>
      ) : null}
      {isSignedIn || phase === "drawing" ? null : <AccountFirst />}
      <CheckLink dropId={dropId} />
    </section>
  );
}

const AccountFirst = () => (
  <p className="text-sm text-muted">
    You enter with an account whose address is verified.{" "}
    <QuietLink href="/signup" className="text-accent underline underline-offset-4">
      Create one now
    </QuietLink>
    : it takes a minute.
  </p>
);

const CheckLink = ({ dropId }: { dropId: string }) => (
  <ButtonLink href={`/drops/${dropId}/draw`} tone="quiet" className="justify-self-start px-0">
    How this draw can be checked
  </ButtonLink>
);

type DrawLinksProps = Pick<DropView, "dropId" | "phase" | "drawnAt">;

/** Beside a draw that takes no entries: what came of one's entry, and the record. */
export async function DrawLinks({ dropId, phase, drawnAt }: DrawLinksProps) {
  const isUndrawn = phase === "closed" && drawnAt === null && (await endsUndrawn(dropId));
  return (
    <p className="text-sm text-muted">
      {drawnWords({ phase, drawnAt, isUndrawn })}{" "}
      <ButtonLink href={`/drops/${dropId}/enter`} tone="quiet" className="px-0">
        Your entry
      </ButtonLink>{" "}
      <CheckLink dropId={dropId} />
    </p>
  );
}
