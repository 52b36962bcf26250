import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { drawAmong, drawDrop, drawnRecord, readEntry, tryToEnter, type Entered } from "./support/draws.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { SHIPPING_ADDRESS } from "./support/store.ts";

test.describe.configure({ timeout: 240_000 });
const OPEN_SECONDS = 3600;

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("a draw is entered from its page, the entry changed, withdrawn, and made anew", async ({
      store,
      at,
      page,
    }) => {
      const dropId = await drawDrop(await store.signIn(STAFF), OPEN_SECONDS);
      const { person } = await store.shopper();
      await at.signIn.signIn(person, `/drops/${dropId}`);
      await page.getByRole("link", { name: "Enter the draw" }).click();
      await at.entry.fill("42", "43");
      await at.entry.enter();
      if (!javaScriptEnabled) {
        await expect(page.getByRole("heading", { name: "You have a place in the line" })).toBeVisible();
        await expect(page.getByLabel("Second choice")).toHaveValue("43"); // back, with what was typed
        await at.entry.enter();
      }
      await expect(at.entry.heading("You are in the draw")).toBeVisible();
      await expect(at.entry.fact("Your sizes")).toHaveText("EU 42, EU 43");
      const receipt = await at.entry.receipt();
      if (javaScriptEnabled) await expectAccessible(page);

      await at.entry.change("43", "Potsdam");
      await expect(at.entry.fact("Your sizes")).toHaveText("EU 43");
      await expect(page.getByText("Your entry is changed.")).toBeVisible();
      expect(await at.entry.receipt()).toEqual(receipt);

      await at.entry.withdraw();
      await expect(at.entry.heading("Enter the draw")).toBeVisible();
      await at.entry.fill("42");
      await at.entry.enter();
      if (!javaScriptEnabled) {
        await expect(page.getByLabel("First choice")).toHaveValue("42");
        await at.entry.enter();
      }
      await expect(at.entry.heading("You are in the draw")).toBeVisible();
      expect(await at.entry.receipt()).not.toEqual(receipt);
      await expect
        .poll(async () => (await store.subjects(person.email)).filter((s) => /in the draw/.test(s)))
        .toHaveLength(2);
    });
  });

test("an entry is changed by its owner alone, and stays the same entry", async ({ store }) => {
  const dropId = await drawDrop(await store.signIn(STAFF), OPEN_SECONDS);
  const [{ http }, { http: other }] = [await store.shopper(), await store.shopper()];
  const { entryId, receipt } = (await (await tryToEnter(http, dropId, ["42"])).json()) as Entered;
  const data = { sizes: ["43", "42"], shippingAddress: { ...SHIPPING_ADDRESS, city: "Potsdam" } };
  const change = (by: typeof http, wish: object) => by.put(`/api/entries/${entryId}`, { data: wish });
  for (let time = 0; time < 2; time++) {
    const changed = await change(http, data);
    expect([changed.status(), await changed.json()]).toEqual([
      200,
      expect.objectContaining({ entryId, status: "entered" }),
    ]);
  }
  expect((await change(other, data)).status()).toBe(404);
  expect((await change(await store.visitor(), data)).status()).toBe(401);
  for (const wrong of [{ ...data, sizes: ["50"] }, { ...data, sizes: [] }, { sizes: ["42"] }])
    expect((await change(http, wrong)).status()).toBe(422);
  const { entries } = (await (await http.get("/api/account/export")).json()) as { entries: unknown };
  expect(entries).toEqual([expect.objectContaining({ sizes: data.sizes, receipt, address: data.shippingAddress })]);
  expect((await http.delete(`/api/entries/${entryId}`)).status()).toBe(204);
  expect(await (await change(http, data)).json()).toMatchObject({ status: 409, code: "entries_closed" });
});

test("an entry of more sizes than a new one is asked for keeps all of them when its form changes one", async ({
  store,
  at,
  page,
  signInHere,
}) => {
  const sizes = ["40", "41", "42", "43", "44"];
  const more = { sizes: sizes.map((size) => ({ size, pairs: 1 })) };
  const dropId = await drawDrop(await store.signIn(STAFF), OPEN_SECONDS, more);
  const { person, http } = await store.shopper();
  expect((await tryToEnter(http, dropId, sizes.slice(0, 4))).status()).toBe(202);
  await signInHere(person);
  await at.entry.open(dropId);
  await page.getByText("Other sizes, or another address").click();
  await page.getByLabel("Choice 4").selectOption("44");
  await page.getByRole("button", { name: "Change my entry" }).click();
  await expect(at.entry.fact("Your sizes")).toHaveText("EU 40, EU 41, EU 42, EU 44");
});

/** Files of these names, with these contents as JSON. */
function files(contents: Readonly<Record<string, unknown>>): Record<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), "draw-"));
  const named = Object.entries(contents).map(([name, content]) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(content));
    return [name, file] as const;
  });
  return Object.fromEntries(named);
}

/** The exit code of the command that checks a draw. */
function verify(contents: Readonly<Record<string, unknown>>): number | null {
  const args = Object.entries(files(contents)).flatMap(([name, file]) => [`--${name}`, file]);
  return spawnSync(process.execPath, ["packages/draw-record/main.ts", "verify", ...args]).status;
}

/** What the page that checks a draw says, opened as a file. */
async function verdictOf(page: Page, contents: Readonly<Record<string, unknown>>) {
  await page.goto(pathToFileURL("public/draw-verifier.html").href);
  for (const [id, file] of Object.entries(files(contents))) await page.locator(`#${id}`).setInputFiles(file);
  await page.getByRole("button", { name: "Check" }).click();
  return page.getByText(/^It (holds|does not hold)\.$/);
}

test("a draw is made, its winners pay or leave, the line moves up, who lost checks all of it and has two tickets in the next", async ({
  store,
  page,
  elsewhere,
}) => {
  const people = [await store.shopper(), await store.shopper(), await store.shopper(), await store.shopper()] as const;
  const sizes = [["42"], ["42"], ["43"], ["43"]];
  const manager = await store.signIn(STAFF);
  const entrants = people.map(({ http }, i) => ({ http, sizes: sizes[i] ?? [] }));
  const { dropId, entered } = await drawAmong(manager, entrants);
  const all = people.map((person, i) => ({ ...person, ...(entered[i] as Entered) }));
  await page.goto(`/drops/${dropId}/draw`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  const record = await drawnRecord(store, dropId);
  type Entrant = (typeof all)[0];
  const isDrawn = async ({ http, entryId }: Entrant) => (await readEntry(http, entryId)).status === "drawn";
  const [one, other, third, last] = all as [Entrant, Entrant, Entrant, Entrant];
  const [winner, loser] = (await isDrawn(one)) ? [one, other] : [other, one];
  const [buyer, unlucky] = (await isDrawn(third)) ? [third, last] : [last, third];

  const late = { sizes: ["43"], shippingAddress: SHIPPING_ADDRESS };
  for (const refused of [
    await tryToEnter((await store.shopper()).http, dropId, ["42"]),
    await loser.http.put(`/api/entries/${loser.entryId}`, { data: late }),
    await loser.http.delete(`/api/entries/${loser.entryId}`),
  ])
    expect(await refused.json()).toMatchObject({ status: 409, code: "entries_closed" });

  for (const { receipt } of all) expect(verify({ record, receipt })).toBe(0);
  const tampered = { ...record, winners: 3 };
  expect(verify({ record: tampered, receipt: loser.receipt })).toBe(1);
  expect(verify({ record, receipt: { ...loser.receipt, salt: winner.receipt.salt } })).toBe(1);
  await expect(await verdictOf(page, { record, receipt: loser.receipt })).toHaveText("It holds.");
  await expect(await verdictOf(page, { record: tampered })).toHaveText("It does not hold.");

  await elsewhere.signIn.signIn(loser.person, `/drops/${dropId}/enter`);
  await expect(elsewhere.entry.heading("You are in line")).toBeVisible();
  await expect(elsewhere.entry.fact("Before you")).toHaveText(/next/);
  await expectAccessible(elsewhere.page);

  const at = pagesOf(page);
  await at.signIn.signIn(buyer.person, `/drops/${dropId}/enter`);
  await expect(at.entry.heading("A pair is yours")).toBeVisible();
  await page.getByRole("link", { name: "Go to your order" }).click();
  await at.order.goToPayment();
  await at.payment.pay();
  const { orderId } = await readEntry(buyer.http, buyer.entryId);
  await store.untilOrder(buyer.http, orderId ?? "", "awaiting_approval");

  await expect
    .poll(() => store.subjects(winner.person.email))
    .toContainEqual(expect.stringMatching(/^A pair of .* is yours$/));
  await expect.poll(() => store.subjects(loser.person.email)).toContainEqual(expect.stringMatching(/you are in line$/));
  const told = (await store.mails(loser.person.email)).find(({ subject }) => subject.endsWith("you are in line"));
  expect(JSON.parse(/^Your receipt: (.*)$/m.exec(told?.body.text ?? "")?.[1] ?? "")).toEqual(loser.receipt);
  expect(told?.body.text).toContain(`${store.stack.siteUrl}/drops/${dropId}/draw`);

  const won = (await readEntry(winner.http, winner.entryId)).orderId ?? "";
  expect((await winner.http.post(`/api/orders/${won}/cancel`)).status()).toBe(202);
  await expect(elsewhere.entry.heading("A pair is yours")).toBeVisible();
  const next = (await readEntry(loser.http, loser.entryId)).orderId ?? "";
  await store.untilOrder(loser.http, next, "awaiting_payment");
  await expect
    .poll(async () => (await store.mails(loser.person.email)).at(-1)?.body.text)
    .toMatch(/you are next in line/);

  await page.goto(`/drops/${dropId}/draw`);
  await expectAccessible(page);
  await expectNoOverflow(page);

  expect((await manager.post(`/api/fulfillment/drops/${dropId}/close`)).status()).toBe(200);
  const losersAdvantage = { dropIds: [dropId], tickets: 2 };
  const following = await drawDrop(manager, OPEN_SECONDS, { losersAdvantage });
  const ticketsOf = async ({ http }: Entrant) =>
    ((await (await tryToEnter(http, following, ["42"])).json()) as Entered).receipt.tickets;
  expect([await ticketsOf(unlucky), await ticketsOf(buyer)]).toEqual([2, 1]);
});
