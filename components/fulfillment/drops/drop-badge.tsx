import { shownState, stateTones, stateWords } from "@/components/fulfillment/drops/words";
import { Badge } from "@/components/ui/badge";
import type { ManagedDrop } from "@/lib/desk/drops/schema";

export function DropBadge({ drop }: { drop: Pick<ManagedDrop, "phase" | "status"> }) {
  const state = shownState(drop);
  return <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>;
}
