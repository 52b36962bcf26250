interface Inbox {
  readonly name: string;
  readonly url: string;
}

const inboxes: readonly (readonly [RegExp, Inbox])[] = [
  [/^(gmail|googlemail)\.com$/, { name: "Gmail", url: "https://mail.google.com/mail/u/0/#inbox" }],
  [/^(outlook|hotmail|live|msn)\.[a-z.]+$/, { name: "Outlook", url: "https://outlook.live.com/mail/0/" }],
  [/^(icloud|me|mac)\.com$/, { name: "iCloud Mail", url: "https://www.icloud.com/mail" }],
  [/^(yahoo|ymail)\.[a-z.]+$/, { name: "Yahoo Mail", url: "https://mail.yahoo.com/" }],
  [/^(proton|protonmail)\.(me|com|ch)$/, { name: "Proton Mail", url: "https://mail.proton.me/" }],
  [/^gmx\.(de|net|at|ch)$/, { name: "GMX", url: "https://www.gmx.net/" }],
  [/^web\.de$/, { name: "WEB.DE", url: "https://web.de/" }],
];

/** Where the mail of this address is read in a browser; null when we do not know. */
export function inboxOf(email: string): Inbox | null {
  const domain = email.trim().toLowerCase().split("@").at(-1) ?? "";
  return inboxes.find(([pattern]) => pattern.test(domain))?.[1] ?? null;
}
