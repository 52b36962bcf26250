import type { ReactNode } from "react";
import { PiDigits } from "@/components/art/digits";
import { Mark } from "@/components/art/mark";

interface NarrowPageProps {
  readonly eyebrow?: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** One column, one thing to do; where there is room, beside a piece of the stage. */
export function NarrowPage({ eyebrow, title, lead, children }: NarrowPageProps) {
  return (
    <div className="grid flex-1 lg:grid-cols-[0.7fr_1fr] print:block">
      <Backdrop />
      <div className="grid w-full max-w-[40rem] content-start gap-8 px-5 py-12 max-lg:mx-auto sm:px-8 sm:py-20 lg:px-16">
        <header className="grid gap-3">
          {eyebrow ? <p className="numeric text-tag text-muted">{eyebrow}</p> : null}
          <h1 className="text-title">{title}</h1>
          {lead ? <div className="text-lg text-muted">{lead}</div> : null}
        </header>
        {children}
      </div>
    </div>
  );
}

function Backdrop() {
  return (
    <div aria-hidden="true" className="relative hidden overflow-hidden bg-stage text-stage-ink lg:block print:hidden">
      <PiDigits className="absolute -inset-x-1 inset-y-0 text-[clamp(2rem,4.4vw,4rem)] leading-[1.02] font-bold opacity-[0.13]" />
      <Mark className="absolute top-16 left-1/2 w-3/5 -translate-x-1/2 -rotate-6" />
    </div>
  );
}
