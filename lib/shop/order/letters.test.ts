import { describe, expect, it } from "vitest";
import { passwordChangedLetter } from "@/lib/account/password-change/letters";
import { passwordResetLetter } from "@/lib/account/password-reset/letters";
import { addressKnownLetter, verificationLetter, welcomeLetter } from "@/lib/account/registration/letters";
import {
  deliveredLetter,
  endedLetter,
  orderReceivedLetter,
  paymentReceivedLetter,
  shippedLetter,
} from "@/lib/shop/order/letters";
import { render } from "@/lib/platform/mail/render";
import { orderReasonSchema } from "@/lib/shop/order/schema";
import { paymentProblemSchema } from "@/lib/shop/payment/schema";

const verifiedAt = "2026-01-01T00:00:00.000Z";
const recipient = { email: "eve@example.com", firstName: `Eve <img src=x onerror="x">`, verifiedAt };
const price = { amountMinor: 31_415, currency: "EUR" };
const delivery = { amountMinor: 490, currency: "EUR" };
const total = { amountMinor: 31_905, currency: "EUR" };
const address = {
  name: "Ada <b>Lovelace</b>",
  line1: "Unter den Linden 6",
  postalCode: "10117",
  city: "Berlin",
  country: "DE",
};
const purchase = {
  orderNumber: "QS-7F3K-29",
  size: "42",
  pairNumber: 7,
  price,
  delivery,
  total,
  destination: "DE",
  address,
  paymentWindowSeconds: 3600,
  orderUrl: "http://shop/orders/1?a=1&b=2",
};

const parcel = {
  carrier: "Post",
  trackingCode: "LP1",
  trackingUrl: "https://carrier.test/LP1",
  status: "pre_transit",
  estimatedAt: null,
} as const;
const letters = {
  verification: verificationLetter(recipient, "http://shop/verify?token=t"),
  "address known": addressKnownLetter(recipient, "http://shop/signin"),
  welcome: welcomeLetter(recipient, "http://shop"),
  "password reset": passwordResetLetter(recipient, "http://shop/reset-password?token=t"),
  "password changed": passwordChangedLetter(recipient, new Date(0), "http://shop/forgot-password"),
  "order received": orderReceivedLetter(recipient, purchase),
  "payment received": paymentReceivedLetter(recipient, purchase),
  shipped: shippedLetter(recipient, purchase, parcel),
  delivered: deliveredLetter(recipient, purchase),
  ...Object.fromEntries(orderReasonSchema.options.map((reason) => [reason, endedLetter(recipient, reason, purchase)])),
};

describe.each(Object.entries(letters))("the letter: %s", (_, letter) => {
  it("escapes what a customer typed", async () => expect((await render(letter)).html).not.toContain("<img"));

  it("holds one link, in the text too", async () => {
    const { html, text } = await render(letter);
    expect(html.match(/href=/g)).toHaveLength(1);
    expect(html).toContain(`href="${letter.button?.url.replaceAll("&", "&amp;")}"`);
    expect(text.match(/https?:\S+/g)).toEqual([letter.button?.url]);
  });

  it("says the same in both parts, and fetches nothing", async () => {
    const { html, text } = await render(letter);
    for (const paragraph of [...letter.paragraphs, letter.title]) expect(text).toContain(paragraph);
    for (const paragraph of letter.paragraphs) expect(html).toContain(paragraph.replaceAll("'", "&#x27;"));
    expect(html).not.toMatch(/<(img|link|script)|url\(|@import/);
  });

  it("has a dark side, a phone's width and words beside the subject", async () => {
    const { html } = await render(letter);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).toContain("max-width: 480px");
    expect(html).toContain(letter.preheader);
  });
});

it("the mail to a known address holds no name that a stranger typed", async () => {
  const { html, text } = await render(letters["address known"]);
  expect(html + text).not.toContain("Eve");
});

it("every ending is told in its own words", () => {
  const told = orderReasonSchema.options.map((reason) => endedLetter(recipient, reason, purchase).paragraphs[0]);
  expect(new Set(told).size).toBe(orderReasonSchema.options.length);
});

it("the parcel's code is in the mail that says it was shipped", async () =>
  expect((await render(shippedLetter(recipient, purchase, parcel))).text).toContain("Parcel: Post LP1"));

it.each([
  orderReceivedLetter(recipient, purchase),
  paymentReceivedLetter(recipient, purchase),
  deliveredLetter(recipient, purchase),
])("$subject: number, price, delivery, tax, total and address stand in both parts", async (letter) => {
  const { html, text } = await render(letter);
  for (const said of ["QS-7F3K-29", "€314.15", "€4.90", "€319.05", "VAT (19 %, Germany)", "Unter den Linden 6"]) {
    expect(text).toContain(said);
    expect(html).toContain(said);
  }
  expect(html).not.toContain("<b>Lovelace");
});

it("a mail about an order whose address is no longer kept goes without it", async () => {
  const { text } = await render(shippedLetter(recipient, { ...purchase, address: null }, null));
  expect(text).not.toContain("Goes to");
  expect(text).toContain("QS-7F3K-29");
});

it("a rejection says why in plain words, and how to ask for another look", async () => {
  const { text } = await render(endedLetter(recipient, "rejected", { ...purchase, rejectionCode: "reseller" }));
  expect(text).toContain("looked to us like one for resale");
  expect(text).toContain("a person looks again");
  expect(text).not.toContain("reseller");
});

it("a pair that is not the shopper's is not named", () => {
  expect(JSON.stringify(endedLetter(recipient, "rejected", purchase))).not.toContain("0007");
  expect(JSON.stringify(shippedLetter(recipient, purchase, null))).toContain("Nº 0007");
});

it.each(paymentProblemSchema.options)("says what became of the money where the payment was %s", (paymentProblem) =>
  expect(endedLetter(recipient, "failed", { ...purchase, paymentProblem }).paragraphs[0]).toMatch(
    /not charged|goes back to you in full|with your bank/,
  ),
);
