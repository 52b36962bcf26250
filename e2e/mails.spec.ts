import { expect, test } from "./support/fixtures.ts";
import { someone, type Store } from "./support/store.ts";

async function mailTo(store: Store, email: string, subject: string) {
  await expect.poll(() => store.subjects(email)).toContain(subject);
  const mail = (await store.mails(email)).find((found) => found.subject === subject);
  return { html: mail?.body.html ?? "", text: mail?.body.text ?? "" };
}

test("the verification mail holds one link, in both parts, and fetches nothing", async ({ store }) => {
  const person = someone();
  await store.register(person);
  const [token = ""] = await store.tokens(person.email);
  const link = `${store.stack.siteUrl}/verify?token=${token}`;
  const { html, text } = await mailTo(store, person.email, "Verify your e-mail address");
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${link}"`]);
  expect(text.match(/https?:\S+/g)).toEqual([link]);
  expect(html).not.toMatch(/<(img|link|script)/);
});

test("an order is told in mails from its first minute to its end, each with the way to its page", async ({ store }) => {
  const { person, http, orderId } = await store.paidShopper();
  const received = await mailTo(store, person.email, "We hold a pair for you");
  const paid = await mailTo(store, person.email, "Payment received");
  expect((await store.decide(await store.signInStaff(), orderId, "approve")).status()).toBe(200);
  const { pairNumber } = await store.untilOrder(http, orderId, "shipped");
  const shipped = await mailTo(store, person.email, "Your pair is on its way");
  for (const { html, text } of [received, paid, shipped])
    for (const part of [html, text]) {
      expect(part).toContain(`${store.stack.siteUrl}/orders/${orderId}`);
      expect(part).toContain(`Nº ${String(pairNumber).padStart(4, "0")}`);
      expect(part).toContain("€314.15");
    }
  expect(paid.text).toContain("until a person on our team has looked at your order");
  await expect.poll(() => store.subjects(person.email)).toHaveLength(5);
});

test("an order that ends is told why, and what became of the money", async ({ store }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
  await store.pay(paymentUrl, "expired");
  const { html, text } = await mailTo(store, person.email, "Your order has ended");
  for (const part of [html, text]) {
    expect(part).toContain("The payment did not arrive");
    expect(part).toContain("You were not charged.");
    expect(part).toContain(`${store.stack.siteUrl}/orders/${orderId}`);
  }
});
