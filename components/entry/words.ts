import type { EntryStatus } from "@/lib/shop/entry/schema";

interface Told {
  readonly title: string;
  readonly text: string;
}

/** What an entrant reads of each state. */
export const entryWords: Record<EntryStatus, Told> = {
  entered: {
    title: "You are in the draw",
    text: "When you entered plays no part. After the entries have closed we seal the list, take a number from a public beacon that nobody of us can choose, and draw. You need not wait here: this page, and a mail if a pair is yours, tell you.",
  },
  withdrawn: {
    title: "You are not in the draw",
    text: "Your entry was withdrawn. You can enter again while entries are taken.",
  },
  drawn: {
    title: "A pair is yours",
    text: "Pay for it in time on the page of your order, or it goes to the next in line.",
  },
  waiting: {
    title: "You are in line",
    text: "No pair was left at your rank. A pair that is not paid for goes down the line, best rank first: keep an eye on your mail.",
  },
  not_drawn: { title: "No pair this time", text: "The draw is over, and no pair came down the line to you." },
  excluded: {
    title: "Your entry was excluded",
    text: "It met one of the rules that were published with the drop. The record of the draw names the rule.",
  },
};
