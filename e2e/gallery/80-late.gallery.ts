import { someone } from "../support/store.ts";
import { expect, test } from "./support/gallery.ts";

// Moves the engine's clock, so these come after the others, one by one.
test.describe.configure({ mode: "default" });

const HOUR = 3600;
const A_MINUTE_LATER = 61;

test.describe("Shopper", () => {
  test("An order that ended", async ({ at, store, shoot, enterAs }) => {
    const [slow, waiting, unlucky] = await Promise.all([store.shopper(), store.shopper(), store.shopper()]);
    const unpaid = await store.order(slow.http);
    await store.untilOrder(slow.http, unpaid, "awaiting_payment");
    const stopped = await store.paidOrder(unlucky.http);
    const staff = await store.signInStaff();
    const reason = { reason: "Stuck on a provider that is gone" };
    expect((await staff.post(`/api/fulfillment/executions/${stopped}/stop`, { data: reason })).ok()).toBe(true);
    await store.advance(A_MINUTE_LATER);
    await store.untilOrder(unlucky.http, stopped, "compensated");
    await store.advance(HOUR);
    await store.untilOrder(slow.http, unpaid, "compensated");
    const undecided = await store.paidOrder(waiting.http);
    await store.advance(24 * HOUR + 60);
    await store.untilOrder(waiting.http, undecided, "compensated");
    for (const [http, orderId, caption] of [
      [slow.http, unpaid, "The time to pay ran out"],
      [waiting.http, undecided, "Nobody decided in time"],
      [unlucky.http, stopped, "Something broke"],
    ] as const) {
      await enterAs(http);
      await at.order.open(orderId);
      await shoot(caption);
    }
  });
});

test.describe("New user", () => {
  test("The waiting page", async ({ at, store, shoot }) => {
    const person = someone();
    const registrationId = await store.register(person);
    const [token = ""] = await store.tokens(person.email);
    await store.untilRegistration(registrationId, "awaiting_verification");
    await store.advance(48 * HOUR + 60);
    await store.untilRegistration(registrationId, "expired");
    await at.registration.open(registrationId);
    await shoot("Nobody pressed the link in two days");
    await at.verify.open(token);
    await at.verify.press();
    await expect(at.verify.heading("This link has run out")).toBeVisible();
    await shoot("The link in the mail has run out");
  });

  test("A new password", async ({ page, store, shoot }) => {
    const { person } = await store.shopper();
    await store.forgot(person.email);
    const [token = ""] = await store.resetTokens(person.email);
    await store.advance(HOUR + 60);
    await expect(async () => {
      await page.goto(`/reset-password?token=${token}`);
      await expect(page.getByRole("heading", { name: "This link has run out" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot("The link has run out");
  });
});
