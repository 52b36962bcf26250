import type { ReactNode } from "react";

interface NarrowPageProps {
  readonly eyebrow?: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** One column, one thing to do. */
export function NarrowPage({ eyebrow, title, lead, children }: NarrowPageProps) {
  return (
    <div className="mx-auto grid w-full max-w-read content-start gap-8 px-5 py-12 sm:py-20">
      <header className="grid gap-3">
        {eyebrow ? <p className="numeric text-tag text-muted">{eyebrow}</p> : null}
        <h1 className="text-title">{title}</h1>
        {lead ? <div className="text-lg text-muted">{lead}</div> : null}
      </header>
      {children}
    </div>
  );
}
