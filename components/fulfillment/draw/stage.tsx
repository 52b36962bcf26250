import type { ReactNode } from "react";
import { LocalTime } from "@/components/time/local-time-client";
import { Notice } from "@/components/ui/notice";
import type { DeskDraw } from "@/lib/desk/draw/schema";

/** A drop that ended while entries were taken: nothing is drawn of it any more. */
export const endedUndrawn = ({ phase, isSealed }: Pick<DeskDraw, "phase" | "isSealed">): boolean =>
  phase === "closed" && !isSealed;

function wordsOf(draw: DeskDraw): ReactNode {
  if (endedUndrawn(draw))
    return "The drop ended before its draw: nothing was drawn, no pair was given, and a mail tells everyone who entered.";
  if (draw.phase === "closed") return wordsOfSealed(draw);
  if (draw.phase !== "drawing") return null;
  if (draw.decisionsOpen) return <Reviewed until={draw.decisionsEndAt} />;
  return draw.isSealed
    ? "The list is sealed. The public random number is next, within a minute or two; then the winners' orders begin."
    : "Entries are closed: the rules are applied and the list is sealed. Decisions by hand have ended.";
}

/** Of a drop that ended after its list was sealed, before its winners were published. */
function wordsOfSealed({ outcome, stoppedAt, isClosedByHand }: DeskDraw): ReactNode {
  if (outcome)
    return stoppedAt === null
      ? null
      : "The drop was closed before its winners were published. Orders that had begun by then go on; the other winners got none, and a mail tells them so. The ranks are public all the same.";
  if (stoppedAt !== null)
    return "The public random number did not come in time: nothing was drawn, no pair was given, and a mail tells everyone who entered.";
  return isClosedByHand
    ? "The drop was closed after its list was sealed: no order begins any more. The ranks are published once the public random number is there."
    : "The drop is over, and its draw waits for the public random number: the winners' orders begin once it is there, within a day.";
}

const Reviewed = ({ until }: { until: string }) => (
  <>
    Entries are closed. Decisions by hand count until <LocalTime iso={until} />: then the list is sealed.
  </>
);

/** What happens between the closing of the entries and the draw, and where none came. */
export function DrawStage({ draw }: { draw: DeskDraw }) {
  const words = wordsOf(draw);
  return words === null ? null : (
    <Notice tone={draw.phase === "closed" ? "warn" : "info"}>
      <p>{words}</p>
    </Notice>
  );
}
