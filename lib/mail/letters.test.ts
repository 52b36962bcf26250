import { describe, expect, it } from "vitest";
import { addressKnownLetter, endedLetter, shippedLetter, verificationLetter, welcomeLetter } from "@/lib/mail/letters";
import { orderReasonSchema } from "@/lib/order/schema";

const recipient = { email: "eve@example.com", firstName: `Eve <img src=x onerror="x">` };
const purchase = { size: "42", pairNumber: 7, orderUrl: "http://shop/orders/1" };

describe("letters", () => {
  it("escape what a customer typed", () => {
    for (const letter of [
      verificationLetter(recipient, "http://shop"),
      welcomeLetter(recipient, "http://shop"),
      shippedLetter(recipient, purchase),
    ])
      expect(letter.html).not.toContain("<img");
  });

  it("a verification mail holds one link, in the text too", () => {
    const { html, text } = verificationLetter(recipient, "http://shop/verify?token=t");
    expect(html.match(/href=/g)).toHaveLength(1);
    expect(text.match(/http:\/\/shop\/verify\?token=t/g)).toHaveLength(1);
  });

  it("the mail to a known address holds no name that a stranger typed", () => {
    expect(addressKnownLetter(recipient, "http://shop").text).not.toContain("Eve");
  });

  it("every ending is told in its own words", () => {
    const texts = orderReasonSchema.options.map((reason) => endedLetter(recipient, reason, purchase).text);
    expect(new Set(texts).size).toBe(orderReasonSchema.options.length);
  });
});
