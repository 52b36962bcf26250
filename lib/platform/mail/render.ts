import { createElement } from "react";
import { LetterLayout } from "@/lib/platform/mail/layout";
import type { LegalSection, LegalText } from "@/content/legal/schema";
import { FOOTER, SELLER } from "@/lib/platform/mail/footer";
import type { Letter, Mail } from "@/lib/platform/mail/schema";

const plainSection = ({ heading, paragraphs = [], list = [], facts = [] }: LegalSection): string[] => [
  ...(heading ? [heading] : []),
  ...paragraphs,
  ...list.map((item) => `- ${item}`),
  ...facts.map(([label, value]) => `${label}: ${value}`),
];

const plainAnnex = ({ title, sections }: LegalText): string[] => [
  title.toUpperCase(),
  ...sections.flatMap(plainSection),
];

const plainEnd = ({ annex = [], unsubscribeUrl }: Letter): string[] => [
  ...annex.flatMap(plainAnnex),
  FOOTER,
  SELLER,
  ...(unsubscribeUrl ? [`Unsubscribe:\n${unsubscribeUrl}`] : []),
];

function plainText(letter: Letter): string {
  const { title, greeting, paragraphs, facts = [], details = [], button, closing } = letter;
  const lines = [...facts, ...details].map(([label, value]) => `${label}: ${value}`);
  return [
    title,
    greeting,
    ...paragraphs,
    ...(lines.length > 0 ? [lines.join("\n")] : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...(closing ? [closing] : []),
    ...plainEnd(letter),
  ].join("\n\n");
}

/** React's server part is loaded with the first letter: most invocations of a workflow write none. */
async function drawn(letter: Letter): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(createElement(LetterLayout, { letter }));
}

/** One letter as HTML and as text. Whatever a customer typed is escaped. */
export async function render(letter: Letter): Promise<Mail> {
  const { to, subject, unsubscribeUrl } = letter;
  return { to, subject, unsubscribeUrl, html: await drawn(letter), text: plainText(letter) };
}
