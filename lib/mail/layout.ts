import type { Mail } from "@/lib/mail/schema";

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  readonly closing?: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const STYLE = `
  body{margin:0;background:#f4f2ee;color:#16130f;font:16px/1.6 system-ui,-apple-system,"Segoe UI",sans-serif}
  .sheet{max-width:32rem;margin:0 auto;padding:40px 24px}
  .brand{font-weight:800;letter-spacing:-.02em;font-size:18px;margin:0 0 32px}
  .button{display:inline-block;background:#16130f;color:#fff;padding:14px 22px;border-radius:999px;text-decoration:none;font-weight:600}
  .small{color:#5c554b;font-size:13px;word-break:break-all}
  @media (prefers-color-scheme:dark){body{background:#12100d;color:#f4f2ee}.button{background:#f4f2ee;color:#12100d}.small{color:#b3aa9c}}
`;

const html = ({ subject, greeting, paragraphs, button, closing }: Letter): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>
<body><div class="sheet"><p class="brand">QuantaSneaks</p><p>${escapeHtml(greeting)}</p>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("\n")}
${button ? `<p><a class="button" href="${escapeHtml(button.url)}">${escapeHtml(button.label)}</a></p>` : ""}
${closing ? `<p class="small">${escapeHtml(closing)}</p>` : ""}
</div></body></html>`;

const text = ({ greeting, paragraphs, button, closing }: Letter): string =>
  [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label}: ${button.url}`] : []),
    ...(closing ? [closing] : []),
    "QuantaSneaks",
  ].join("\n\n");

/** One letter as HTML and as text. Whatever a customer typed is escaped. */
export const layOut = (letter: Letter): Mail => ({
  to: letter.to,
  subject: letter.subject,
  html: html(letter),
  text: text(letter),
});
