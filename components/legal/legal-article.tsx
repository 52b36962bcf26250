import type { ReactNode } from "react";
import type { LegalSection, LegalText } from "@/content/legal/schema";

/** A legal text, section by section. */
export function LegalArticle({ text }: { text: LegalText }) {
  return (
    <article className="grid gap-10">
      {text.sections.map((section, i) => (
        <Section key={section.heading ?? i} section={section} />
      ))}
    </article>
  );
}

/** The text, its addresses of pages as links. */
const withLinks = (text: string): ReactNode[] =>
  text.split(/(https:\/\/[\w./-]*\w)/).map((part, i) => (i % 2 === 0 ? part : <PageLink key={i} href={part} />));

const PageLink = ({ href }: { href: string }) => (
  <a href={href} className="font-bold text-accent underline underline-offset-4">
    {href.replace("https://", "")}
  </a>
);

function Section({ section: { heading, paragraphs = [], list = [], facts = [] } }: { section: LegalSection }) {
  return (
    <section className="grid gap-3">
      {heading ? <h2 className="text-xl">{heading}</h2> : null}
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="break-words">
          {withLinks(paragraph)}
        </p>
      ))}
      {list.length > 0 ? (
        <ul className="grid list-disc gap-2 pl-5">
          {list.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      ) : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
    </section>
  );
}

function Facts({ facts }: { facts: NonNullable<LegalSection["facts"]> }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="font-bold max-sm:-mb-2">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
