import { createElement } from "react";
import { LetterLayout } from "@/lib/platform/mail/layout";
import type { Letter, Mail } from "@/lib/platform/mail/schema";

const plainText = ({ title, greeting, paragraphs, facts = [], button, closing }: Letter): string =>
  [
    title,
    greeting,
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}: ${value}`).join("\n")] : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...(closing ? [closing] : []),
    "QuantaSneaks. One drop, one pair each, every pair numbered.",
  ].join("\n\n");

/** React's server part is loaded with the first letter: most invocations of a workflow write none. */
async function drawn(letter: Letter): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(createElement(LetterLayout, { letter }));
}

/** One letter as HTML and as text. Whatever a customer typed is escaped. */
export async function render(letter: Letter): Promise<Mail> {
  const { to, subject } = letter;
  return { to, subject, html: await drawn(letter), text: plainText(letter) };
}
