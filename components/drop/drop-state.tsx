import type { DropPhase } from "@/components/drop/phase";
import { LocalTime } from "@/components/time/local-time-client";
import { RefreshingCountdown } from "@/components/time/refreshing-countdown-client";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DropView } from "@/lib/drop/schema";

const badge: Record<DropPhase, { readonly tone: BadgeTone; readonly text: string }> = {
  upcoming: { tone: "accent", text: "Opens soon" },
  open: { tone: "ok", text: "Open now" },
  sold_out: { tone: "warn", text: "Sold out" },
  closed: { tone: "neutral", text: "Closed" },
};

interface DropStateProps {
  readonly drop: DropView;
  readonly phase: DropPhase;
  readonly nowMs: number;
}

export function DropState({ drop, phase, nowMs }: DropStateProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={badge[phase].tone}>{badge[phase].text}</Badge>
      <p className="text-sm">
        <Sentence drop={drop} phase={phase} nowMs={nowMs} />
      </p>
    </div>
  );
}

function Sentence({ drop, phase, nowMs }: DropStateProps) {
  switch (phase) {
    case "upcoming":
      return (
        <>
          Opens <LocalTime iso={drop.opensAt} />, in{" "}
          <RefreshingCountdown
            untilIso={drop.opensAt}
            serverNowMs={nowMs}
            probe="/api/drop"
            className="numeric font-bold"
          />
        </>
      );
    case "open":
      return (
        <>
          Closes in{" "}
          <RefreshingCountdown
            untilIso={drop.closesAt}
            serverNowMs={nowMs}
            probe="/api/drop"
            className="numeric font-bold"
          />
        </>
      );
    case "sold_out":
      return <>Every pair is held or gone. A pair that is not paid for comes back here until the drop closes.</>;
    case "closed":
      return (
        <>
          Closed <LocalTime iso={drop.closesAt} />
        </>
      );
  }
}
