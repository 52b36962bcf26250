import type { ReactNode } from "react";
import { roadOf, type RoadStep, type Tense } from "@/components/order/road";
import { LocalTime } from "@/components/time/local-time-client";
import { classNames } from "@/components/ui/class-names";
import { isFinished } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

/** What happened, the present state, and what comes next: a row where there is room, a column where there is none. */
export function RoadMap({ order }: { order: OrderView }) {
  const steps = roadOf(order);
  return (
    <section aria-labelledby="road" className="grid gap-5 border-y-2 border-ink py-6">
      <h2 id="road" className="sr-only">
        Timeline
      </h2>
      <ol className={classNames("grid xl:auto-cols-fr xl:grid-flow-col", isFinished(order) ? null : "xl:min-h-28")}>
        {steps.map((step, i) => (
          <Step key={step.label} step={step} next={steps[i + 1]} />
        ))}
      </ol>
    </section>
  );
}

const dot: Record<Tense, string> = {
  past: "bg-ink border-ink",
  present: "bg-volt border-ink ring-4 ring-accent/40",
  ended: "bg-danger border-ink",
  future: "border-line-strong bg-paper",
};

const isReached = (step: RoadStep | undefined) => step !== undefined && step.tense !== "future";

function Step({ step, next }: { step: RoadStep; next: RoadStep | undefined }) {
  const now = step.tense === "present" || step.tense === "ended";
  return (
    <li
      aria-current={now ? "step" : undefined}
      className="grid grid-cols-[1.25rem_1fr] gap-x-4 xl:grid-cols-1 xl:grid-rows-[auto_1fr] xl:gap-y-3"
    >
      <span
        aria-hidden="true"
        className="grid grid-rows-[auto_1fr] justify-items-center xl:grid-cols-[auto_1fr] xl:grid-rows-1 xl:items-center xl:justify-items-stretch"
      >
        <span className={classNames("size-4 rounded-full border-2 max-xl:mt-1", dot[step.tense])} />
        {next ? <Line solid={isReached(next)} /> : null}
      </span>
      <span className={classNames("grid content-start pb-5 xl:pr-3 xl:pb-0", step.tense === "future" && "text-muted")}>
        <span className={now ? "font-black" : "font-bold"}>
          {step.tense === "future" ? <span className="sr-only">Later: </span> : null}
          {step.label}
        </span>
        <Small>{step.at ? <LocalTime iso={step.at} /> : step.note}</Small>
      </span>
    </li>
  );
}

const Line = ({ solid }: { solid: boolean }) => (
  <span className={classNames("max-xl:w-0.5 xl:h-0.5", solid ? "bg-ink" : "bg-line-strong")} />
);

const Small = ({ children }: { children: ReactNode }) => <span className="text-sm text-muted">{children}</span>;
