import { someone } from "../support/store.ts";
import { expect, ownStore, test } from "./support/gallery.ts";

// One part after the other is taken away for good; what is open meanwhile says so, and nothing is lost.
const { store, running } = ownStore("trouble");

test.describe("Trouble", () => {
  test("The workflows are away", async ({ page, at, shoot, enterAs }) => {
    const [payer, other] = await Promise.all([store.shopper(), store.shopper()]);
    const paid = await store.order(payer.http);
    const { paymentUrl } = await store.untilOrder(payer.http, paid, "awaiting_payment");
    await running.takeDown("lambda");
    await enterAs(other.http);
    await at.order.open(await store.order(other.http));
    await shoot("An order that cannot start yet");
    await store.pay(paymentUrl);
    await enterAs(payer.http);
    await expect(async () => {
      await at.order.open(paid);
      await expect(page.getByText("The payment page has told us")).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot("Paid, and not settled yet");
    await at.registration.open(await store.register(someone()));
    await shoot("A registration that cannot start yet");
    await running.wake();
    await store.untilOrder(payer.http, paid, "awaiting_approval");
  });

  test("The database is away", async ({ page, at, shoot, enterAs }) => {
    const { http, orderId } = await store.paidShopper();
    await enterAs(http);
    await at.order.open(orderId);
    await expect(at.order.heading("Awaiting approval")).toBeVisible();
    await running.takeDown("database");
    await expect(page.getByText("We cannot reach the store right now.")).toBeVisible();
    await shoot("An open order page keeps trying");
    await at.order.open(orderId);
    await expect(page.getByRole("heading", { name: "We cannot reach the store." })).toBeVisible();
    await shoot("The whole page is away, signed in");
    await page.context().clearCookies();
    await at.drop.open();
    await expect(page.getByRole("heading", { name: "That did not work." })).toBeVisible();
    await shoot("The page could not be made");
    await at.signIn.open();
    await at.signIn.submit(someone());
    await expect(at.signIn.problem).toBeVisible();
    await shoot("Signing in");
    await running.wake();
  });
});
