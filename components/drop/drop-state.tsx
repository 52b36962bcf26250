import { DropClock } from "@/components/drop/drop-clock-client";
import type { ShownPhase } from "@/components/drop/phase";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DropView } from "@/lib/shop/drop/schema";

const badge: Record<ShownPhase, { readonly tone: BadgeTone; readonly text: string }> = {
  upcoming: { tone: "accent", text: "Opens soon" },
  entries: { tone: "ok", text: "Takes entries" },
  drawing: { tone: "accent", text: "Drawing" },
  open: { tone: "ok", text: "Open now" },
  sold_out: { tone: "warn", text: "Sold out" },
  paused: { tone: "warn", text: "Paused" },
  closed: { tone: "neutral", text: "Closed" },
};

interface DropStateProps {
  readonly drop: DropView;
  readonly phase: ShownPhase;
}

export function DropState({ drop, phase }: DropStateProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={badge[phase].tone}>{badge[phase].text}</Badge>
      <p className="text-sm text-muted">
        <Moment drop={drop} phase={phase} />
      </p>
    </div>
  );
}

/** What is left until it opens or closes. */
export function DropCountdown({ drop, phase, nowMs }: DropStateProps & { nowMs: number }) {
  if (phase === "closed" || phase === "drawing") return null;
  const [words, untilIso] = nextMoment(drop, phase);
  return (
    <p className="flex items-center justify-between gap-x-2 text-sm max-sm:w-full sm:ml-auto">
      <span className="text-muted">{words}</span>
      <DropClock key={untilIso} untilIso={untilIso} serverNowMs={nowMs} />
    </p>
  );
}

function nextMoment(drop: DropView, phase: ShownPhase): readonly [words: string, untilIso: string] {
  if (phase === "upcoming") return ["Opens in", drop.opensAt];
  if (phase === "entries" && drop.entriesCloseAt) return ["Entries close in", drop.entriesCloseAt];
  return ["Closes in", drop.closesAt];
}

function Moment({ drop, phase }: DropStateProps) {
  switch (phase) {
    case "upcoming":
      return (
        <>
          from <LocalTime iso={drop.opensAt} />
        </>
      );
    case "entries":
      return (
        <>
          until <LocalTime iso={drop.entriesCloseAt ?? drop.closesAt} />
        </>
      );
    case "drawing":
      return (
        <>
          since <LocalTime iso={drop.entriesCloseAt ?? drop.closesAt} />
        </>
      );
    case "open":
      return (
        <>
          until <LocalTime iso={drop.closesAt} />
        </>
      );
    case "sold_out":
    case "paused":
      return (
        <>
          closes <LocalTime iso={drop.closesAt} />
        </>
      );
    case "closed":
      return (
        <>
          since <LocalTime iso={drop.closesAt} />
        </>
      );
  }
}
