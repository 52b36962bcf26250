import { Notice } from "@/components/ui/notice";

interface AdvantageProps {
  /** Undefined where everyone has the same. */
  readonly tickets: number | undefined;
}

/** Said to those alone who have more tickets than others. */
export const Advantage = ({ tickets = 1 }: AdvantageProps) =>
  tickets > 1 ? (
    <Notice tone="info" title={`You lost an earlier draw: you have ${tickets} tickets`}>
      <p>Others have one. Each ticket is a lot, and your best one counts.</p>
    </Notice>
  ) : null;
