import type { DrawRecord } from "@/packages/draw-record";

interface Told {
  readonly title: string;
  readonly text: string;
}

/** What the page of a draw says first. */
export const drawState: Record<DrawRecord["state"], Told> = {
  announced: {
    title: "This draw can be checked",
    text: "Published before anyone has entered: what we are committed to, by which rules we draw, and which public random number decides.",
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
