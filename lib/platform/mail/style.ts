import type { CSSProperties } from "react";

/** The site's light tokens (tailwind.config.ts), written into every element: not every inbox reads a style sheet. */
const ink = "#11140f";
const muted = "#555b50";
const volt = "#ccff00";
const sans = '"Helvetica Neue", Inter, "Segoe UI", Roboto, Arial, sans-serif';
const mono = 'ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace';

const text: CSSProperties = { fontFamily: sans, color: ink, fontSize: "16px", lineHeight: "26px", margin: "0 0 16px" };

export const style = {
  body: { backgroundColor: "#f3f4ef", margin: "0", padding: "24px 12px" },
  sheet: { backgroundColor: "#ffffff", border: `2px solid ${ink}`, maxWidth: "560px" },
  band: { backgroundColor: volt, borderBottom: `2px solid ${ink}` },
  brand: {
    ...text,
    padding: "16px 0 16px 28px",
    fontSize: "18px",
    fontWeight: 900,
    letterSpacing: "-0.03em",
    margin: "0",
  },
  pi: { ...text, padding: "16px 28px 16px 0", fontFamily: mono, fontSize: "13px", textAlign: "right", margin: "0" },
  content: { padding: "32px 28px 16px" },
  title: {
    ...text,
    fontSize: "32px",
    lineHeight: "34px",
    fontWeight: 900,
    letterSpacing: "-0.035em",
    margin: "0 0 20px",
  },
  text,
  ticket: { border: `2px solid ${ink}`, margin: "8px 0 24px" },
  fact: { padding: "12px 8px 12px 14px", verticalAlign: "top" },
  label: { ...text, color: muted, fontSize: "13px", lineHeight: "18px", margin: "0" },
  value: { ...text, fontFamily: mono, fontSize: "20px", lineHeight: "28px", fontWeight: 700, margin: "0" },
  details: { margin: "0 0 24px" },
  detail: { ...text, fontSize: "14px", lineHeight: "20px", margin: "0 0 6px" },
  detailLabel: { width: "34%", paddingRight: "12px", verticalAlign: "top" },
  detailValue: { verticalAlign: "top", wordBreak: "break-word" },
  button: {
    backgroundColor: ink,
    border: `2px solid ${ink}`,
    borderRadius: "4px",
    color: "#f3f4ef",
    fontFamily: sans,
    fontSize: "16px",
    fontWeight: 700,
    padding: "14px 24px",
  },
  action: { padding: "8px 0 24px" },
  small: { ...text, color: muted, fontSize: "14px", lineHeight: "22px" },
  annex: { maxWidth: "560px", margin: "20px auto 0", padding: "0 28px" },
  annexTitle: { ...text, fontSize: "15px", lineHeight: "20px", fontWeight: 700, margin: "0 0 8px" },
  annexHeading: { ...text, fontSize: "13px", lineHeight: "19px", fontWeight: 700, margin: "12px 0 4px" },
  foot: { maxWidth: "560px" },
  annexText: { ...text, color: muted, fontSize: "13px", lineHeight: "19px", margin: "0 0 8px" },
  footerLink: { color: muted },
  footer: { ...text, color: muted, fontSize: "13px", lineHeight: "20px", textAlign: "center", margin: "20px 0 0" },
} as const satisfies Record<string, CSSProperties>;

/** What only a style sheet can say: the dark tokens, and less room at the sides of a phone. */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #0f120e !important; }
  .sheet { background-color: #191d17 !important; border-color: #737c6a !important; }
  .band { background-color: #1c2217 !important; border-color: #737c6a !important; }
  .band p { color: #ccff00 !important; }
  .ink { color: #f1f4ea !important; }
  .muted { color: #a6ae9d !important; }
  .ticket, .fact { border-color: #737c6a !important; }
  .button { background-color: #ccff00 !important; border-color: #ccff00 !important; color: #11140f !important; }
}
@media (max-width: 480px) {
  .paper, .paper > table > tbody > tr > td { padding: 0 !important; }
  .sheet { border-left: 0 !important; border-right: 0 !important; border-top: 0 !important; }
  .content { padding: 28px 20px 8px !important; }
  .brand { padding-left: 20px !important; }
  .pi { padding-right: 20px !important; }
  .title { font-size: 28px !important; line-height: 30px !important; }
  .value { font-size: 17px !important; }
  .button { display: block !important; text-align: center !important; }
  .footer, .annex { padding: 0 20px 24px !important; }
}
@media (max-width: 360px) {
  .fact { padding: 12px 4px 12px 10px !important; }
  .value { font-size: 14px !important; }
}
`;
