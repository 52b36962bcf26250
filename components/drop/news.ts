import type { ShownPhase } from "@/components/drop/phase";
import type { Availability, DropView } from "@/lib/shop/drop/schema";

interface Seen {
  readonly phase: ShownPhase;
  readonly sizes: DropView["sizes"];
}

const phaseNews: Record<ShownPhase, string> = {
  upcoming: "The drop opens later.",
  entries: "The draw takes entries.",
  drawing: "The entries are closed, and the draw is under way.",
  open: "The drop is open.",
  sold_out: "The drop is sold out.",
  paused: "The drop is paused.",
  closed: "The drop has closed.",
};

const sizeNews: Record<Availability, string> = {
  available: "is available",
  low: "is almost gone",
  sold_out: "is sold out",
};

/** What a shopper should hear of a change, in one breath; "" for nothing. */
export function newsOf(before: Seen, now: Seen): string {
  if (before.phase !== now.phase) return phaseNews[now.phase];
  const known = new Map(before.sizes.map(({ size, availability }) => [size, availability]));
  const changed = now.sizes.filter(({ size, availability }) => known.get(size) !== availability);
  return changed.map(({ size, availability }) => `Size EU ${size} ${sizeNews[availability]}.`).join(" ");
}
