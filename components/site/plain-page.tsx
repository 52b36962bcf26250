import type { ReactNode } from "react";

interface PlainPageProps {
  readonly eyebrow: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** What every page carries along in case it breaks: words and one thing to do, nothing else. */
export function PlainPage({ eyebrow, title, lead, children }: PlainPageProps) {
  return (
    <div className="mx-auto grid w-full max-w-page content-start gap-8 px-5 py-12 sm:py-20">
      <header className="grid max-w-[38rem] gap-3">
        <p className="numeric text-tag text-muted">{eyebrow}</p>
        <h1 className="text-title">{title}</h1>
        <p className="text-lg text-muted">{lead}</p>
      </header>
      <div className="flex flex-wrap items-center gap-4">{children}</div>
    </div>
  );
}
