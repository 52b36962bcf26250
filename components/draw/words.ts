import type { DrawRecord } from "@/packages/draw-record";

interface Told {
  readonly title: string;
  readonly text: string;
}

const drawState: Record<DrawRecord["state"], Told> = {
  announced: {
    title: "This draw can be checked",
    text: "Published before anything is drawn: what we are committed to, by which rules we draw, and which public random number decides.",
  },
  sealed: {
    title: "The list is sealed",
    text: "Entries are closed and fixed by one number, the seal. The random number that decides does not exist yet. Keep a copy of this record: it is what nobody can change any more.",
  },
  drawn: {
    title: "Check this draw",
    text: "Everything that decided is here. With the checker, on your own machine, you can verify that the draw holds; with your receipt, that your entry was in it, and at which rank.",
  },
};

/** Of a drop that ended before its winners were published. */
const stoppedState: Record<DrawRecord["state"], Told> = {
  announced: {
    title: "There was no draw",
    text: "The drop ended before its list was sealed: nothing was drawn, and nobody was given a pair. What was announced stays public.",
  },
  sealed: {
    title: "There was no draw",
    text: "The drop ended after its list was sealed, and without the random number that decides: nothing was drawn, and nobody was given a pair. What was sealed stays public.",
  },
  drawn: {
    title: "Drawn, and closed by us",
    text: "We closed the drop after its list was sealed. Who had no order by then got none, winners among them. The ranks are those that chance gave all the same: check them as those of any draw.",
  },
};

/** What the page of a draw says first. */
export const drawWords = ({ state, stoppedAt }: Pick<DrawRecord, "state" | "stoppedAt">): Told =>
  (stoppedAt === undefined ? drawState : stoppedState)[state];

/** Of a draw that has no record. */
export const unannouncedTitles = { pending: "Not announced yet", ended: "There was no draw" } as const;
