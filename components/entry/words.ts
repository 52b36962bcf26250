import type { DropPhase } from "@/lib/shop/drop/schema";
import type { Entry, EntryStatus, Undrawn } from "@/lib/shop/entry/schema";
import { isBeforePayment, isCompensated } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

interface Told {
  readonly title: string;
  readonly text: string;
}

/** What the page tells apart: an entry that is being drawn, and what became of the order of one that was. */
type ShownEntry = EntryStatus | Undrawn | "drawing" | "ending" | "bought" | "given_back";

/** @param order that of an entry that was drawn */
export function shownEntry(
  { status, undrawn }: Pick<Entry, "status" | "undrawn">,
  phase: DropPhase,
  order?: OrderView,
): ShownEntry {
  if (status === "entered" && phase === "drawing") return "drawing";
  if (status === "entered" && phase === "closed") return "ending";
  if (status === "not_drawn") return undrawn ?? status;
  if (status !== "drawn" || !order || isBeforePayment(order)) return status;
  return isCompensated(order) ? "given_back" : "bought";
}

/** What an entrant reads of each state. */
export const entryWords: Record<ShownEntry, Told> = {
  entered: {
    title: "You are in the draw",
    text: "There is nothing more to do, and you may close this page. When you entered plays no part. When the entries have closed the draw is made, and a mail tells you what came of it.",
  },
  drawing: {
    title: "The draw is under way",
    text: "The entries are closed, and yours is among them. We seal the list, wait for a public random number that nobody can choose, and draw. You may close this page; a mail tells you what came of it.",
  },
  withdrawn: {
    title: "You are not in the draw",
    text: "Your entry was withdrawn. You can enter again while entries are taken.",
  },
  drawn: {
    title: "A pair is yours",
    text: "Pay for it in time, on the page of your order: otherwise it goes to the next in line.",
  },
  bought: {
    title: "A pair is yours",
    text: "It is paid for. The page of your order shows how things stand.",
  },
  given_back: {
    title: "Your order has ended",
    text: "A pair was yours, and it went back to those in line. The page of your order says why.",
  },
  waiting: {
    title: "You are in line",
    text: "No pair was left at your rank. A pair that is not paid for goes down the line, best rank first. There is nothing to do: if one comes to you, a mail tells you, and you have the full time to pay.",
  },
  not_drawn: {
    title: "No pair this time",
    text: "The draw is over, and no pair came down the line to you. With your receipt you can check that your entry was in it.",
  },
  ending: {
    title: "The drop is over",
    text: "It ended before your entry was decided on. This page and a mail tell you what comes of it; nothing is charged meanwhile.",
  },
  closed: {
    title: "There was no draw",
    text: "Our team closed the drop before its draw: no pair was drawn for anyone. You have no order, and nothing is charged.",
  },
  ended: {
    title: "There was no draw",
    text: "The draw could not be made before the drop ended: something that it needs, such as the public random number, was not there in time. No pair was drawn for anyone. You have no order, and nothing is charged.",
  },
  stopped: {
    title: "The drop was closed",
    text: "Our team closed it before an order was begun for you, and a closed drop sells no more pairs, whatever the rank. You have no order, and nothing is charged. The ranks are published all the same.",
  },
  excluded: {
    title: "Your entry was excluded",
    text: "One of the rules that were published with the drop left it out, before anything was drawn.",
  },
};
