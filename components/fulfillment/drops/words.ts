import type { BadgeTone } from "@/components/ui/badge";
import type { ManagedDrop } from "@/lib/desk/drops/schema";

type Shown = ManagedDrop["phase"] | "archived";

/** What a manager reads of a drop's state. */
export const shownState = ({ phase, status }: Pick<ManagedDrop, "phase" | "status">): Shown =>
  status === "archived" ? "archived" : phase;

export const stateWords: Record<Shown, string> = {
  draft: "Draft",
  upcoming: "Upcoming",
  entries: "Takes entries",
  drawing: "Drawing",
  open: "Open",
  paused: "Paused",
  closed: "Closed",
  archived: "Archived",
};

export const stateTones: Record<Shown, BadgeTone> = {
  draft: "neutral",
  upcoming: "accent",
  entries: "ok",
  drawing: "accent",
  open: "ok",
  paused: "warn",
  closed: "neutral",
  archived: "neutral",
};
