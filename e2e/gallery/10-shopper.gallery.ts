import { STAFF } from "../support/stack.ts";
import { someone } from "../support/store.ts";
import { expect, test } from "./support/gallery.ts";

test.describe("Shopper", () => {
  test("The drop", async ({ page, at, store, shoot, enterAs }) => {
    await at.drop.open();
    await shoot("Open, nobody signed in");
    await page.getByRole("button", { name: "UK" }).click();
    await at.drop.choose("42");
    await shoot("Sizes in UK, one chosen");
    await page.context().clearCookies();
    const newcomer = someone();
    await store.register(newcomer);
    await store.tokens(newcomer.email);
    await enterAs(await store.signIn(newcomer));
    await at.drop.open();
    await shoot("Signed in, the address not verified yet");
    const { http } = await store.shopper();
    await enterAs(http);
    await at.drop.open();
    await at.drop.choose("43");
    await shoot("Verified, a size chosen");
    await page.context().clearCookies();
    await at.drop.orderNow();
    await expect(page.getByRole("main").getByRole("link", { name: "Sign in again" })).toBeVisible();
    await shoot("The session ended before the order");
    await store.untilOrder(http, await store.order(http), "awaiting_payment");
    await enterAs(http);
    await at.drop.open();
    await shoot("With an order under way");
    await enterAs(await store.signIn(STAFF));
    await at.drop.open();
    await shoot("For the team");
  });

  test("The order", async ({ page, at, store, shoot, enterAs }) => {
    const { http } = await store.shopper();
    const orderId = await store.order(http);
    const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
    await enterAs(http);
    await at.order.open(orderId);
    await shoot("Awaiting payment");
    await store.pay(paymentUrl);
    await expect(at.order.heading("Awaiting approval")).toBeVisible();
    await shoot("Awaiting approval");
    await page.context().setOffline(true);
    await expect(page.getByText("You are offline.")).toBeVisible();
    await shoot("The network is away");
    await page.context().setOffline(false);
    await expect(page.getByText("You are offline.")).toHaveCount(0);
    await page.context().clearCookies();
    await expect(page.getByText("Your session has ended")).toBeVisible();
    await shoot("The session has ended");
    await enterAs(http);
    await store.decide(await store.signInStaff(), orderId, "approve");
    await at.order.open(orderId);
    await expect(at.order.heading("Shipped")).toBeVisible();
    await shoot("Shipped");
  });

  test("An order that ended", async ({ at, page, store, shoot, enterAs }) => {
    const { http } = await store.shopper();
    await enterAs(http);
    const declined = await store.order(http);
    await store.pay((await store.untilOrder(http, declined, "awaiting_payment")).paymentUrl, "declined");
    await store.untilOrder(http, declined, "compensated");
    await at.order.open(declined);
    await shoot("The payment was declined");
    const cancelled = await store.order(http);
    await store.untilOrder(http, cancelled, "awaiting_payment");
    expect((await http.post(`/api/orders/${cancelled}/cancel`)).status()).toBe(202);
    await store.untilOrder(http, cancelled, "compensated");
    await at.order.open(cancelled);
    await shoot("Cancelled by the shopper");
    const rejected = await store.paidOrder(http);
    await store.decide(await store.signInStaff(), rejected, "reject");
    await store.untilOrder(http, rejected, "compensated");
    await at.order.open(rejected);
    await shoot("Rejected by the team");
    await page.getByLabel("What should we know?").fill("It is for me, and I wear it.");
    await page.getByRole("button", { name: "Ask for another look" }).click();
    await expect(page.getByText(/We have your words/).first()).toBeVisible();
    await shoot("Another look is asked for");
  });

  test("Payment", async ({ at, store, shoot, enterAs }) => {
    const { http } = await store.shopper();
    await enterAs(http);
    const orderId = await store.order(http);
    const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
    await at.payment.open(paymentUrl);
    await shoot("To be paid");
    await store.pay(paymentUrl);
    await at.payment.open(paymentUrl);
    await shoot("Paid already");
  });

  test("The account", async ({ page, store, shoot, enterAs }) => {
    const { person, http } = await store.shopper();
    await enterAs(http);
    await page.goto("/account");
    await shoot("No order yet");
    const cancelled = await store.order(http);
    expect((await http.post(`/api/orders/${cancelled}/cancel`)).status()).toBe(202);
    await store.untilOrder(http, cancelled, "compensated");
    await store.paidOrder(http, "43");
    await page.reload();
    await expect(page.getByRole("article")).toHaveCount(2);
    await shoot("With orders");
    await page.goto("/account/sessions");
    await expect(page.getByText("This one")).toBeVisible();
    await shoot("Where one is signed in");
    await page.goto("/account/addresses");
    await expect(page.getByRole("button", { name: "Save address" })).toBeVisible();
    await shoot("The address book");
    await page.goto("/account");
    await page.getByLabel("Current password").fill("not the password");
    await page.getByLabel("New password").fill("a brand new password");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("This is not your current password.")).toBeVisible();
    await shoot("The current password is wrong");
    await page.getByLabel("Current password").fill(person.password);
    await page.getByLabel("New password").fill("a brand new password");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await shoot("The password is changed");
  });

  test("Signing in", async ({ at, store, shoot }) => {
    const { person } = await store.shopper();
    await at.signIn.open();
    await shoot("Empty");
    await at.signIn.submit({ ...person, password: "not the password" });
    await expect(at.signIn.problem).toBeVisible();
    await shoot("Email and password do not match");
    await Promise.all(Array.from({ length: 20 }, () => store.tryToSignIn({ ...person, password: "a guess" })));
    await at.signIn.submit({ ...person, password: "one guess too many" });
    await expect(at.signIn.problem).toContainText("Too many attempts.");
    await shoot("Too many attempts");
    await at.signIn.open("/account");
    await shoot("On the way to a page that needs it");
  });

  test("Nothing there", async ({ page, shoot }) => {
    await page.goto("/nowhere");
    await shoot("404");
  });
});
