import type { APIRequestContext } from "@playwright/test";
import { generate } from "otplib";
import { expect, ownStore, test } from "./support/gallery.ts";

// A team of its own: a second factor that is required keeps everyone out who has none.
const { store } = ownStore("team");

const INVITED = "grete.hermann@example.com";
let manager: APIRequestContext;

test.beforeAll(async () => {
  manager = await store.signInStaff();
});

test.describe("Manager", () => {
  test("The team", async ({ page, enterAs, shoot }) => {
    await store.colleague();
    await manager.post("/api/fulfillment/team", { data: { email: INVITED } });
    await enterAs(manager);
    await page.goto("/fulfillment/team");
    await shoot("Active and invited");
    await page.getByLabel("Email").fill("no address");
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText("This does not look like an e-mail address.")).toBeVisible();
    await shoot("An address that is none");
    await page.getByText("Change your own account").click();
    await page.getByRole("button", { name: /^Deactivate: Fulfillment/ }).click();
    await expect(page.getByRole("alert").filter({ hasText: "at least one manager" })).toBeVisible();
    await shoot("The last manager stays");
  });

  test("The invitation", async ({ page, shoot }) => {
    const [token = ""] = await store.invitationTokens(INVITED);
    await page.goto(`/invitation?token=${encodeURIComponent(token)}`);
    await shoot("Before it is accepted");
    await page.getByLabel("Password").fill("quarry violin lantern");
    await page.getByRole("button", { name: "Join the team" }).click();
    await expect(page.getByRole("heading", { name: "Welcome to the team" })).toBeVisible();
    await shoot("Accepted");
    await page.reload();
    await expect(page.getByRole("heading", { name: "This invitation was accepted" })).toBeVisible();
    await shoot("Opened again");
    await page.goto("/invitation?token=x");
    await shoot("A link that does not work");
  });

  test("The second factor", async ({ page, at, enterAs, shoot }) => {
    const member = await store.colleague();
    await enterAs(await store.signIn(member));
    await page.goto("/account/second-factor");
    await shoot("Off");
    await page.getByRole("button", { name: "Set it up" }).click();
    const secret = (await page.getByText(/^([A-Z2-7]{4} ){8}$/).textContent())?.replaceAll(" ", "") ?? "";
    await shoot("The key");
    await page.getByLabel("2. Code of the app").fill(await generate({ secret }));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await expect(page.getByRole("list", { name: "Recovery codes" })).toBeVisible();
    await shoot("The recovery codes, once");
    await page.reload();
    await shoot("On");
    await page.context().clearCookies();
    await at.signIn.open();
    await at.signIn.submit(member);
    await expect(page.getByLabel("Code")).toBeVisible();
    await shoot("Signing in with it");
  });
});
