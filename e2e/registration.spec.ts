import { expect, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

test("looking at the link verifies no address", async ({ at, store }) => {
  const person = someone();
  const registrationId = await store.register(person);
  const [token = ""] = await store.tokens(person.email);
  await at.verify.open(token);
  await expect(at.verify.button).toBeVisible();
  expect(await store.registrationStatus(registrationId)).toBe("awaiting_verification");
});

test("a second click on the link changes nothing", async ({ at, store }) => {
  const { person } = await store.shopper();
  await expect.poll(() => store.subjects(person.email)).toHaveLength(2);
  const [token = ""] = await store.tokens(person.email);
  expect((await store.verify(token)).status()).toBe(200);
  await at.verify.open(token);
  await at.verify.press();
  await expect(at.verify.heading(/verified/i)).toBeVisible();
  expect(await store.subjects(person.email)).toHaveLength(2);
});

test("two clicks at the same moment verify once", async ({ store }) => {
  const person = someone();
  await store.register(person);
  const [token = ""] = await store.tokens(person.email);
  const answers = await Promise.all([store.verify(token), store.verify(token), store.verify(token)]);
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
  await expect.poll(() => store.subjects(person.email)).toHaveLength(2);
});

test("a new link makes the earlier one invalid and still verifies the same registration", async ({ at, store }) => {
  const person = someone();
  const registrationId = await store.register(person);
  await store.tokens(person.email);
  await at.registration.open(registrationId);
  await at.registration.sendAgain();
  const [first = "", second = ""] = await store.tokens(person.email, 2);
  expect((await store.verify(first)).status()).toBe(400);
  expect((await store.verify(second)).status()).toBe(200);
  await store.untilRegistration(registrationId, "verified");
});

test("asking again and again for a new link meets a pause, and a verified one needs none", async ({ store }) => {
  const person = someone();
  const registrationId = await store.register(person);
  await store.tokens(person.email); // the first one is out, so that the next is the newest
  const visitor = await store.visitor();
  expect((await visitor.post(`/api/registrations/${registrationId}/resend`)).status()).toBe(202);
  const refused = await visitor.post(`/api/registrations/${registrationId}/resend`);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  const [, newest = ""] = await store.tokens(person.email, 2);
  expect((await store.verify(newest)).status()).toBe(200);
  const late = await visitor.post(`/api/registrations/${registrationId}/resend`);
  expect([late.status(), (await late.json()).code]).toEqual([409, "already_verified"]);
});

test("the same form sent twice is one registration and one mail", async ({ store }) => {
  const person = someone();
  const [first, second] = await Promise.all([store.register(person), store.register(person)]);
  expect(second).toBe(first);
  const [token = ""] = await store.tokens(person.email);
  expect((await store.verify(token)).status()).toBe(200);
  const subjects = () => store.subjects(person.email);
  await expect.poll(subjects).toEqual(["Verify your e-mail address", "Welcome to QuantaSneaks"]);
});

test("a known address gets the same answer, and its owner a mail that says so", async ({ store }) => {
  const { person } = await store.shopper();
  const registrationId = await store.register({ ...person, password: "somebody else's try" });
  await store.untilRegistration(registrationId, "awaiting_verification");
  await expect.poll(() => store.subjects(person.email)).toContain("You already have an account");
  expect(await store.tokens(person.email)).toHaveLength(1);
  await store.signIn(person); // the owner's password still works
});

test("a known address that signs up again with its own password is told, too", async ({ store }) => {
  const { person } = await store.shopper();
  await store.register(person);
  await expect.poll(() => store.subjects(person.email)).toContain("You already have an account");
});

test("the form says what is wrong, field by field, and keeps what was typed", async ({ page, at }) => {
  await at.signUp.open();
  await at.signUp.typeIn({ email: "ada@example", firstName: "Ada", lastName: "Lovelace", password: "a long password" });
  await at.signUp.submit();
  await expect(page.getByText("This does not look like an e-mail address.").first()).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Ada");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing up and verifying work as plain forms", async ({ at, store }) => {
    const person = someone();
    await at.signUp.signUp(person);
    const [token = ""] = await store.tokens(person.email);
    await at.verify.open(token);
    await at.verify.press();
    await expect(at.verify.heading(/verified/i)).toBeVisible();
  });
});
