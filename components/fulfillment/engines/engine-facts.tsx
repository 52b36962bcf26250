import { counted } from "@/lib/platform/text/count";
import type { EngineView } from "@/lib/desk/engines/schema";

const MEASURES: Readonly<Record<string, string>> = {
  rows: "Orders it was measured on",
  rocAuc: "A bot scores above a person (ROC-AUC)",
  recallAt1: "Bots found at 1 % false alarms",
  brier: "Brier score",
  calibrationError: "Calibration error (ECE)",
};

/** What an engine learned from, and how it did on rows that it had not seen. */
export function EngineFacts({ engine: { note, rows, metrics } }: { engine: EngineView }) {
  return (
    <div className="grid gap-2 text-sm">
      <p>
        {note}
        {rows === null ? "" : ` ${counted(rows, "order")}.`}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {Object.entries(metrics).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{MEASURES[name] ?? name}</dt>
            <dd className="numeric">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
