import type { APIRequestContext } from "@playwright/test";
import { generate } from "otplib";
import { expect, GRACE, STAFF, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

test.describe.configure({ mode: "default" }); // one store has one team: what one test does to it, another must not meet

const PASSWORD = "quarry violin lantern";

interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: string;
  readonly status: string;
}

const newcomer = () => someone("Grete").email;

async function team(http: APIRequestContext): Promise<readonly Member[]> {
  const answer = await http.get("/api/fulfillment/team");
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { members: Member[] }).members;
}

const invite = (http: APIRequestContext, data: object) => http.post("/api/fulfillment/team", { data });
const change = (http: APIRequestContext, id: string, data: object) =>
  http.patch(`/api/fulfillment/team/${id}`, { data });
const codeOf = async (answer: { json: () => Promise<unknown> }) => ((await answer.json()) as { code: string }).code;

test("a manager invites by mail, the colleague sets a password and lands on the desk", async ({
  page,
  store,
  at,
  elsewhere,
}) => {
  const email = newcomer();
  await at.signIn.signIn(STAFF);
  await expect(page).toHaveURL(/\/fulfillment$/);
  await page.getByRole("link", { name: "Team", exact: true }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("status").filter({ hasText: email })).toBeVisible();
  const [token = ""] = await store.invitationTokens(email);
  const theirs = elsewhere.page;
  await theirs.goto(`/invitation?token=${encodeURIComponent(token)}`);
  await theirs.getByLabel("First name").fill("Grete");
  await theirs.getByLabel("Last name").fill("Hermann");
  await theirs.getByLabel("Password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Join the team" }).click();
  await theirs.getByRole("link", { name: "Sign in" }).last().click();
  await elsewhere.signIn.submit({ email, password: PASSWORD });
  await expect(theirs).toHaveURL(/\/fulfillment$/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Grete Hermann" }).first()).toBeVisible();
  await page.goto("/fulfillment/audit?kind=team");
  await expect(page.getByText(`invited Grete, ${email}`)).toBeVisible(); // a name, and no id
  await theirs.goto("/fulfillment/team");
  await expect(theirs.getByRole("heading", { name: "This desk is for staff." })).toBeVisible();
});

test("only managers run the team", async ({ store }) => {
  const { http: shopper } = await store.shopper();
  const visitor = await store.visitor();
  const grace = await store.signIn(GRACE);
  for (const [http, status] of [
    [visitor, 401],
    [shopper, 403],
    [grace, 403],
  ] as const) {
    expect((await http.get("/api/fulfillment/team")).status()).toBe(status);
    expect((await invite(http, { email: newcomer(), role: "manager" })).status()).toBe(status);
    expect((await change(http, "cus_x", { role: "manager" })).status()).toBe(status);
  }
});

test("inviting twice is one invitation; a shopper's and a colleague's address are refused", async ({ store }) => {
  const manager = await store.signInStaff();
  const email = newcomer();
  const answers = [await invite(manager, { email }), await invite(manager, { email })];
  expect(answers.map((answer) => answer.status())).toEqual([202, 202]);
  const [first, second] = (await Promise.all(answers.map((answer) => answer.json()))) as Member[];
  expect(second).toEqual(first);
  expect(first).toMatchObject({ email, role: "fulfillment", status: "invited" });
  await store.invitationTokens(email);
  expect(await store.subjects(email)).toHaveLength(1);
  const { person } = await store.shopper();
  expect(await codeOf(await invite(manager, { email: person.email }))).toBe("address_taken");
  expect(await codeOf(await invite(manager, { email: GRACE.email }))).toBe("already_member");
  expect((await invite(manager, { email: "no address" })).status()).toBe(422);
  expect((await invite(manager, { email: newcomer(), role: "customer" })).status()).toBe(422);
});

test("a colleague who is deactivated while signed in is out at once, and gets the words of a wrong password", async ({
  page,
  store,
  signInHere,
  at,
}) => {
  const manager = await store.signInStaff();
  const member = await store.colleague();
  const script = await store.signIn(member);
  await signInHere(member);
  await page.goto("/fulfillment");
  expect((await change(manager, member.id, { status: "deactivated" })).status()).toBe(200);
  expect((await change(manager, member.id, { status: "deactivated" })).status()).toBe(200); // a repeat
  expect((await script.get("/api/fulfillment/orders")).status()).toBe(401);
  await page.reload();
  await expect(page).toHaveURL(/\/signin/);
  await at.signIn.submit(member);
  await expect(at.signIn.problem).toContainText("do not match");
  expect((await store.tryToSignIn(member)).status()).toBe(401);
  expect((await change(manager, member.id, { status: "active" })).status()).toBe(200);
  await store.signIn(member);
});

test("another role counts at once, and ends the sessions of the old one", async ({ store }) => {
  const manager = await store.signInStaff();
  const member = await store.colleague();
  const before = await store.signIn(member);
  expect((await before.get("/api/fulfillment/team")).status()).toBe(403);
  expect(await (await change(manager, member.id, { role: "manager" })).json()).toMatchObject({ role: "manager" });
  expect((await before.get("/api/fulfillment/team")).status()).toBe(401);
  const after = await store.signIn(member);
  expect((await team(after)).map(({ email }) => email)).toContain(member.email);
  expect((await change(after, member.id, { role: "fulfillment" })).status()).toBe(200); // their own, as another manager stays
  expect((await after.get("/api/fulfillment/team")).status()).toBe(401);
});

test("the last manager stays", async ({ store }) => {
  const manager = await store.signInStaff();
  const members = await team(manager);
  const others = members.filter(
    ({ role, status, email }) => role === "manager" && status === "active" && email !== STAFF.email,
  );
  for (const { id } of others) expect((await change(manager, id, { role: "fulfillment" })).status()).toBe(200);
  const me = members.find(({ email }) => email === STAFF.email)?.id ?? "";
  for (const data of [{ role: "fulfillment" }, { status: "deactivated" }, { active: false }]) {
    const refused = await change(manager, me, data);
    expect([refused.status(), await codeOf(refused)]).toEqual([409, "last_manager"]);
  }
  expect((await manager.get("/api/fulfillment/team")).status()).toBe(200);
});

test("an invitation works once, not after it was withdrawn, and not for ever", async ({ page, store }) => {
  const manager = await store.signInStaff();
  const visitor = await store.visitor();
  const accept = (token: string, password = PASSWORD) => visitor.post("/api/invitation", { data: { token, password } });
  const [used, withdrawn] = [newcomer(), newcomer()];
  await invite(manager, { email: used });
  const [token = ""] = await store.invitationTokens(used);
  expect((await accept(token, "short")).status()).toBe(422);
  expect((await accept(token)).status()).toBe(200);
  expect((await accept(token)).status()).toBe(200); // whose answer was lost
  expect(await codeOf(await accept(token, "yet another password"))).toBe("token_used");
  const { id } = (await (await invite(manager, { email: withdrawn })).json()) as Member;
  const [second = ""] = await store.invitationTokens(withdrawn);
  await change(manager, id, { status: "deactivated" });
  expect(await codeOf(await accept(second))).toBe("token_invalid");
  await page.goto(`/invitation?token=${encodeURIComponent(second)}`);
  await expect(page.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
});

test("neither password nor link of an invitation is in the workflow's history", async ({ store }) => {
  const manager = await store.signInStaff();
  const email = newcomer();
  await invite(manager, { email });
  const [token = ""] = await store.invitationTokens(email);
  const data = { token, password: "a-very-findable-password" };
  expect((await (await store.visitor()).post("/api/invitation", { data })).status()).toBe(200);
  const history = await store.history("invitation", token.split(".")[0] ?? "");
  expect(history).toContain("mail-invitation");
  expect(history).not.toMatch(/findable|argon2|token=/);
  expect(history).not.toContain(email);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an invitation is accepted by a plain form, and the desk is where signing in leads", async ({
    page,
    store,
    at,
  }) => {
    const email = newcomer();
    await invite(await store.signInStaff(), { email });
    const [token = ""] = await store.invitationTokens(email);
    await page.goto(`/invitation?token=${encodeURIComponent(token)}`);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Join the team" }).click();
    await expect(page.getByRole("heading", { name: "Welcome to the team" })).toBeVisible();
    await at.signIn.open();
    await at.signIn.submit({ email, password: PASSWORD });
    await expect(page).toHaveURL(/\/fulfillment$/);
  });
});

test("a second factor is set up, asked for at each sign-in, and a code or a recovery code passes once", async ({
  page,
  store,
  signInHere,
  at,
}) => {
  const member = await store.colleague();
  await signInHere(member);
  await page.goto("/account/second-factor");
  await page.getByRole("button", { name: "Set it up" }).click();
  const key = page.getByText(/^([A-Z2-7]{4} ){8}$/);
  const secret = ((await key.textContent()) ?? "").replaceAll(" ", "");
  const code = (stepsAhead = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + stepsAhead * 30 });
  await page.getByLabel("2. Code of the app").fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("This code is not right").first()).toBeVisible();
  await page.getByLabel("2. Code of the app").fill(await code());
  await page.getByRole("button", { name: "Turn it on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery = ""] = await codes.allTextContents();
  await page.goto("/fulfillment"); // this browser goes on
  await expect(page).toHaveURL(/\/fulfillment$/);
  const refused = await store.tryToSignIn(member);
  expect([refused.status(), await codeOf(refused)]).toEqual([401, "second_factor_needed"]);
  expect(await codeOf(await store.tryToSignIn({ ...member, code: "123456" }))).toBe("second_factor_wrong");
  const next = await code(1);
  expect((await store.tryToSignIn({ ...member, code: next })).status()).toBe(200);
  expect((await store.tryToSignIn({ ...member, code: next })).status()).toBe(401);
  await page.context().clearCookies();
  await at.signIn.open();
  await at.signIn.submit(member);
  await expect(page.getByLabel("Code")).toBeFocused();
  await page.getByLabel("Code").fill(recovery);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/fulfillment$/);
});
