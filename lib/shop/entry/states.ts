import type { States } from "@/lib/platform/states/states";
import type { Entry, EntryStatus } from "@/lib/shop/entry/schema";

/** The states of an entry in a draw, and the moves between them. */
export const entryStates = {
  entered: { from: [], needs: [], sets: [], when: "entered" },
  withdrawn: { from: ["entered"], needs: [], sets: [], when: "withdrawn while entries were taken" },
  excluded: { from: ["entered"], needs: [], sets: ["reason"], when: "excluded by a rule before the list was sealed" },
  drawn: {
    from: ["entered", "waiting"],
    needs: [],
    sets: ["wonSize", "orderId"],
    when: "won a pair: its order is begun",
  },
  waiting: { from: ["entered"], needs: [], sets: ["rank"], when: "no pair left at its rank: in line" },
  not_drawn: { from: ["entered", "waiting"], needs: [], sets: [], when: "the drop ended, or no pair could come back" },
} as const satisfies States<EntryStatus, Entry>;
