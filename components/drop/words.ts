import { shownPhase, type ShownPhase } from "@/components/drop/phase";
import { formatMoney } from "@/lib/platform/money";
import type { DropView } from "@/lib/shop/drop/schema";

const titles: Record<ShownPhase, (name: string) => string> = {
  upcoming: (name) => `${name} opens soon`,
  entries: (name) => `Enter the draw for ${name}`,
  drawing: (name) => `${name} is being drawn`,
  open: (name) => `${name} is open`,
  sold_out: (name) => `${name} is sold out`,
  paused: (name) => `${name} is paused`,
  closed: (name) => `${name} is over`,
};

/** The title of a page about the drop. */
export const dropTitle = (drop: DropView): string => titles[shownPhase(drop)](drop.name);

const MOST_OF_STORY = 160;

/** For who finds the page in a list. */
export const dropDescription = ({ name, story, price }: DropView): string =>
  story.slice(0, MOST_OF_STORY) || `${name}, every pair numbered, one pair each, ${formatMoney(price)}.`;
