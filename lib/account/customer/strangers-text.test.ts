import { globSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { invitationLetter } from "@/lib/account/invitation/letters";
import { passwordChangedLetter } from "@/lib/account/password-change/letters";
import { passwordResetLetter } from "@/lib/account/password-reset/letters";
import { addressKnownLetter, verificationLetter } from "@/lib/account/registration/letters";
import { confirmReminderLetter, drawOpenLetter, dropOpenLetter } from "@/lib/shop/reminder/letters";
import { render } from "@/lib/platform/mail/render";
import type { Letter } from "@/lib/platform/mail/schema";

/** No text of a stranger stands in a mail before its mailbox is verified: anyone may sign up with anyone's address. */

const typed = { email: "ada@example.com", firstName: "CALL-0900-NOW", lastName: "see evil.example" };
const unverified = { ...typed, verifiedAt: undefined };
const URL = "http://shop.test/x";

/** Letters that may go to a mailbox that is not verified, or whose owner did not ask for them. */
const BEFORE: Readonly<Record<string, () => Letter>> = {
  verificationLetter: () => verificationLetter(unverified, URL),
  addressKnownLetter: () => addressKnownLetter(unverified, URL),
  passwordResetLetter: () => passwordResetLetter(unverified, URL),
  passwordChangedLetter: () => passwordChangedLetter(unverified, new Date(0), URL),
  confirmReminderLetter: () => confirmReminderLetter(typed.email, "Pi", URL),
  dropOpenLetter: () => dropOpenLetter(typed.email, "Pi", { url: URL, unsubscribeUrl: URL }),
  drawOpenLetter: () => drawOpenLetter(typed.email, "Pi", { url: URL, unsubscribeUrl: URL }),
  invitationLetter: () => invitationLetter(typed.email, "Mia Manager", URL), // of the team, and no stranger
};
/** Letters that only the owner of a verified mailbox gets: none else orders. */
const AFTER = [
  "welcomeLetter",
  "orderReceivedLetter",
  "paymentReceivedLetter",
  "shippedLetter",
  "deliveredLetter",
  "endedLetter",
  "withdrawnLetter",
  "labelLetter",
  "receivedLetter",
  "refundedLetter",
  "refusedLetter",
  "expiredLetter",
  "broughtBackLetter",
  "verdictLetter",
  "drawnLetter",
  "receiptLetter", // of an entry in a draw
  "inLineLetter",
  "notDrawnLetter",
  "excludedLetter",
];

const ROOT = path.resolve(import.meta.dirname, "../../..");

it("every letter is known here", async () => {
  const files = globSync("lib/**/letters.ts", { cwd: ROOT });
  const modules = await Promise.all(files.map((file) => import(path.join(ROOT, file)) as Promise<object>));
  const names = modules.flatMap((module) => Object.keys(module)).filter((name) => name.endsWith("Letter"));
  expect(names.toSorted()).toEqual([...Object.keys(BEFORE), ...AFTER].toSorted());
});

describe.each(Object.entries(BEFORE))("before the mailbox is verified, the %s", (_, letter) => {
  it("holds nothing of what was typed", async () => {
    const { subject, html, text } = await render(letter());
    for (const part of [subject, html, text]) expect(part).not.toMatch(/0900|evil/);
  });
});

it("who is verified is greeted by name", () => {
  const verified = { ...typed, firstName: "Ada", verifiedAt: "2026-01-01T00:00:00.000Z" };
  expect(passwordResetLetter(verified, URL).greeting).toBe("Hello Ada,");
  expect(passwordChangedLetter(verified, new Date(0), URL).greeting).toBe("Hello Ada,");
});
