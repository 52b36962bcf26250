import type { Page, Request, Route } from "@playwright/test";
import { drawDrop, newEntry, tryToEnter } from "./support/draws.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";
import type { Credentials } from "./support/pages/sign-in-page.ts";
import { TYPED_ADDRESS } from "./support/pages/drop-page.ts";
import { SHIPPING_ADDRESS, someone, upcomingDrop, type Store } from "./support/store.ts";

/** One form: how to get there, what is typed, which button is pressed, and what shows that the second press worked. */
interface Form {
  readonly name: string;
  readonly open: (page: Page, store: Store, signInHere: (person: Credentials) => Promise<void>) => Promise<void>;
  readonly typed: Readonly<Record<string, string>>;
  readonly button: string | RegExp;
  readonly works: (page: Page) => Promise<void>;
}

const visible = (text: string | RegExp) => (page: Page) => expect(page.getByText(text).first()).toBeVisible();
const { email, firstName, lastName, password } = someone();

async function openOrder(
  page: Page,
  store: Store,
  signInHere: (person: Credentials) => Promise<void>,
): Promise<string> {
  const { orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto(`/fulfillment/orders/${orderId}`);
  return orderId;
}

const openEntry: Form["open"] = async (page, store, signInHere) => {
  const { person, http } = await store.shopper();
  const dropId = await drawDrop(await store.signIn(STAFF), 3600);
  expect((await tryToEnter(http, dropId, ["42"])).status()).toBe(202);
  await signInHere(person);
  await page.goto(`/drops/${dropId}/enter`);
};

const FORMS: readonly Form[] = [
  {
    name: "sign-up",
    open: async (page) => void (await page.goto("/signup")),
    typed: { Email: email, "First name": firstName, "Last name": lastName, Password: password },
    button: "Create account",
    works: async (page) => expect(page).toHaveURL(/\/registrations\//),
  },
  {
    name: "verification in another browser",
    open: async (page, store) => {
      const person = someone();
      await store.register(person);
      const [token = ""] = await store.tokens(person.email);
      await page.goto(`/verify?token=${encodeURIComponent(token)}`);
    },
    typed: { Password: password },
    button: "Verify my address",
    works: visible("Your address is verified"),
  },
  {
    name: "cancellation",
    open: async (page, store, signInHere) => {
      const { person, http } = await store.shopper();
      const orderId = await store.order(http);
      await store.untilOrder(http, orderId, "awaiting_payment");
      await signInHere(person);
      await page.goto(`/orders/${orderId}`);
      await page.getByRole("button", { name: "Cancel order" }).click();
    },
    typed: {},
    button: "Yes, cancel it",
    works: async (page) => expect(page.getByRole("button", { name: "Cancel order" })).toBeHidden(),
  },
  {
    name: "address of an order",
    open: async (page, store, signInHere) => {
      const { person, orderId } = await store.paidShopper();
      await signInHere(person);
      await page.goto(`/orders/${orderId}/address`);
    },
    typed: { City: "Potsdam" },
    button: "Send it there",
    works: visible("10117 Potsdam"),
  },
  {
    name: "entry in a draw",
    open: async (page, store, signInHere) => {
      const { person } = await store.shopper();
      await signInHere(person);
      await page.goto(`/drops/${await drawDrop(await store.signIn(STAFF), 3600)}/enter`);
      await page.getByLabel("First choice").selectOption("42");
      await page.getByLabel("Country").selectOption(SHIPPING_ADDRESS.country);
    },
    typed: TYPED_ADDRESS,
    button: "Enter the draw",
    works: visible("You are in the draw"),
  },
  {
    name: "change of an entry",
    open: async (page, store, signInHere) => {
      await openEntry(page, store, signInHere);
      await page.getByText("Other sizes, or another address").click();
    },
    typed: { City: "Potsdam" },
    button: "Change my entry",
    works: visible("Your entry is changed."),
  },
  {
    name: "withdrawal of an entry",
    open: openEntry,
    typed: {},
    button: "Withdraw my entry",
    works: visible("One entry each."),
  },
  {
    name: "appeal",
    open: async (page, store, signInHere) => {
      const { person, http, orderId } = await store.paidShopper();
      await store.decide(await store.signInStaff(), orderId, "reject");
      await store.untilOrder(http, orderId, "compensated");
      await signInHere(person);
      await page.goto(`/orders/${orderId}`);
    },
    typed: { "What should we know?": "It is for me, and I wear it." },
    button: "Ask for another look",
    works: visible("We have your words"),
  },
  {
    name: "sign-in",
    open: async (page) => void (await page.goto("/signin")),
    typed: { Email: STAFF.email, Password: STAFF.password },
    button: "Sign in",
    works: async (page) => expect(page).toHaveURL(/\/(fulfillment)?$/),
  },
  {
    name: "forgotten password",
    open: async (page) => void (await page.goto("/forgot-password")),
    typed: { Email: someone().email },
    button: "Send me a link",
    works: visible("Open your inbox"),
  },
  {
    name: "new password",
    open: async (page, store) => {
      const { person } = await store.shopper();
      await store.forgot(person.email);
      const [token = ""] = await store.resetTokens(person.email);
      await page.goto(`/reset-password?token=${encodeURIComponent(token)}`);
    },
    typed: { "New password": "another unrelated phrase" },
    button: "Set the new password",
    works: visible("Your password is changed"),
  },
  {
    name: "change of password",
    open: async (page, store, signInHere) => {
      const { person } = await store.shopper();
      await signInHere(person);
      await page.goto("/account");
    },
    typed: { "Current password": password, "New password": "another unrelated phrase" },
    button: "Change password",
    works: async (page) => expect(page.getByLabel("New password")).toHaveValue(""),
  },
  {
    name: "deletion of the account",
    open: async (page, store, signInHere) => {
      const { person } = await store.shopper();
      await signInHere(person);
      await page.goto("/account/delete");
      await page.getByLabel(/Yes, delete my account/).check();
    },
    typed: { "Your password": password },
    button: "Delete my account",
    works: visible("Your account is deleted"),
  },
  {
    name: "address of the address book",
    open: async (page, store, signInHere) => {
      const { person } = await store.shopper();
      await signInHere(person);
      await page.goto("/account/addresses");
      await page.getByLabel("Country").selectOption("DE");
    },
    typed: TYPED_ADDRESS,
    button: "Save address",
    works: async (page) => expect(page.getByRole("listitem").getByText(TYPED_ADDRESS["City"]).first()).toBeVisible(),
  },
  {
    name: "change of a saved address",
    open: async (page, store, signInHere) => {
      const { person, http } = await store.shopper();
      const saved = await http.post("/api/account/addresses", { data: SHIPPING_ADDRESS });
      const { addressId } = (await saved.json()) as { addressId: string };
      await signInHere(person);
      await page.goto(`/account/addresses/${addressId}`);
    },
    typed: { City: "Potsdam" },
    button: "Save changes",
    works: async (page) => expect(page.getByRole("listitem").getByText("10117 Potsdam")).toBeVisible(),
  },
  {
    name: "removal of a saved address",
    open: async (page, store, signInHere) => {
      const { person, http } = await store.shopper();
      await http.post("/api/account/addresses", { data: SHIPPING_ADDRESS });
      await signInHere(person);
      await page.goto("/account/addresses");
    },
    typed: {},
    button: /^Remove/,
    works: visible("No address yet."),
  },
  {
    name: "order",
    open: async (page, store, signInHere) => {
      const { person } = await store.shopper();
      await signInHere(person);
      await page.goto("/");
      await page.getByRole("radio", { name: "43" }).first().check({ force: true });
      await page.getByLabel("Country").selectOption("DE");
    },
    typed: TYPED_ADDRESS,
    button: "Order now",
    works: async (page) => expect(page).toHaveURL(/\/orders\//),
  },
  {
    name: "decision",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: { Note: "Seen twice, and fine." },
    button: "Approve",
    works: async (page) => expect(page.getByText(/Approved/).first()).toBeVisible(),
  },
  {
    name: "assignment",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: {},
    button: "Assign",
    works: visible("Assigned."),
  },
  {
    name: "hold",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: { "Remind me in hours": "3", Why: "Waits for the bank." },
    button: "Put on hold",
    works: visible("Waits for the bank."),
  },
  {
    name: "extension",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: { "By hours": "12" },
    button: "Extend the deadline",
    works: visible("The deadline has moved."),
  },
  {
    name: "question to the shopper",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: { "Ask the shopper": "Is 12 the house number?" },
    button: "Ask by mail",
    works: visible("No answer yet."),
  },
  {
    name: "block",
    open: async (page, store, signInHere) => void (await openOrder(page, store, signInHere)),
    typed: { Because: "Bought out the last drop." },
    button: "Block",
    works: visible("Bought out the last drop."),
  },
  {
    name: "policy of reviews",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/policy");
    },
    typed: { "An extension lasts so many hours": "24" },
    button: "Save the policy",
    works: visible(/Saved/),
  },
  {
    name: "engine in shadow",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/model");
      await page.getByLabel("Scores beside, without being shown").selectOption({ index: 1 });
    },
    typed: {},
    button: "Save what scores beside",
    works: async (page) => expect(page.getByRole("heading", { name: /^In shadow: (?!none)/ })).toBeVisible(),
  },
  {
    name: "bulk decision",
    open: async (page, store, signInHere) => {
      const orderId = await openOrder(page, store, signInHere);
      await page.goto(`/fulfillment/bulk?decision=reject&id=${orderId}`);
      await page.getByLabel("Reason").selectOption({ index: 1 });
    },
    typed: { Note: "One hand, many orders." },
    button: /^Reject 1 order/,
    works: visible("1 of 1 decided"),
  },
  {
    name: "stop",
    open: async (page, store, signInHere) => {
      const orderId = await openOrder(page, store, signInHere);
      await page.goto(`/fulfillment/operations/order/${orderId}`);
    },
    typed: { Reason: "It hangs since the morning." },
    button: "Stop this execution",
    works: async (page) => expect(page.getByRole("button", { name: "Stop this execution" })).toBeHidden(),
  },
  {
    name: "address that the carrier refused",
    open: async (page, store, signInHere) => {
      const { http } = await store.shopper();
      const nowhere = { ...SHIPPING_ADDRESS, line1: "1 Nowhere Street" };
      const orderId = await store.paidOrder(http, "42", undefined, nowhere);
      await store.decide(await store.signInStaff(), orderId, "approve");
      await signInHere(STAFF);
      await expect(async () => {
        await page.goto(`/fulfillment/packing/${orderId}`);
        await expect(page.getByLabel("Street and number")).toBeVisible({ timeout: 1000 });
      }).toPass();
    },
    typed: { "Street and number": SHIPPING_ADDRESS.line1 },
    button: "Save the address",
    works: visible(/The carrier is asked about the new address|There is nothing to correct/),
  },
  {
    name: "withdrawal",
    open: async (page, store, signInHere) => {
      const { person, orderId } = await store.paidShopper();
      await signInHere(person);
      await page.goto(`/orders/${orderId}/withdraw`);
    },
    typed: { "Why? (optional)": "Too small." },
    button: "Confirm withdrawal",
    works: async (page) => expect(page).toHaveURL(/\/returns\//),
  },
  {
    name: "a parcel that no scan has seen",
    open: async (page, store, signInHere) => {
      const { returnId } = await store.returningShopper();
      await signInHere(STAFF);
      await page.goto(`/fulfillment/returns/${returnId}`);
    },
    typed: {},
    button: "The pair is here",
    works: async (page) => expect(page.getByRole("button", { name: "Decide" })).toBeVisible(),
  },
  {
    name: "inspection",
    open: async (page, store, signInHere) => {
      const { http, returnId } = await store.returningShopper();
      await store.scan(returnId, "delivered");
      await store.untilReturn(http, returnId, "received");
      await signInHere(STAFF);
      await page.goto(`/fulfillment/returns/${returnId}`);
    },
    typed: { "What you found": "As new." },
    button: "Decide",
    works: visible("Accepted"),
  },
  {
    name: "invitation",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/team");
    },
    typed: { Email: someone().email },
    button: "Send invitation",
    works: visible(/An invitation is on its way/),
  },
  {
    name: "acceptance of an invitation",
    open: async (page, store) => {
      const invited = someone().email;
      await (await store.signInStaff()).post("/api/fulfillment/team", { data: { email: invited } });
      const [token = ""] = await store.invitationTokens(invited);
      await page.goto(`/invitation?token=${encodeURIComponent(token)}`);
    },
    typed: { Password: "another unrelated phrase" },
    button: "Join the team",
    works: visible("Welcome to the team"),
  },
  {
    name: "second factor",
    open: async (page, store, signInHere) => {
      await signInHere(await store.colleague());
      await page.goto("/account/second-factor");
    },
    typed: {},
    button: "Set it up",
    works: async (page) => expect(page.getByLabel("2. Code of the app")).toBeVisible(),
  },
  {
    name: "new drop",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/drops/new");
    },
    typed: { Name: `Tide ${email.slice(0, 12)}`, Story: "High and low.", Price: "99.50" },
    button: "Save draft",
    works: async (page) => expect(page).toHaveURL(/\/fulfillment\/drops\/tide-/),
  },
  {
    name: "restock",
    open: async (page, store, signInHere) => {
      const dropId = await upcomingDrop(await store.signInStaff());
      await signInHere(STAFF);
      await page.goto(`/fulfillment/drops/${dropId}`);
    },
    typed: { "More pairs": "3" },
    button: "Restock",
    works: visible("3 more pairs of EU 42."),
  },
  {
    name: "decision on an entry of a draw",
    open: async (page, store, signInHere) => {
      const dropId = await drawDrop(await store.signInStaff());
      const entryId = await newEntry(store, dropId);
      await signInHere(STAFF);
      await page.goto(`/fulfillment/drops/${dropId}/draw?entry=${entryId}`);
      await page.getByLabel("What to do, and why").selectOption("keep:household");
    },
    typed: { Note: "three of one flat" },
    button: "Decide",
    works: visible("Kept in by hand by Fulfillment"),
  },
  {
    name: "wish to be told",
    open: async (page, store) => {
      const dropId = await upcomingDrop(await store.signInStaff());
      await page.goto(`/drops/${dropId}`);
    },
    typed: { Email: someone().email },
    button: "Send me one mail",
    works: visible("One click to go"),
  },
  {
    name: "thresholds",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/thresholds");
    },
    typed: {},
    button: "Save these thresholds",
    works: visible("Saved. It holds for every order that is scored from now on."),
  },
  {
    name: "order of reading",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto("/fulfillment/policy");
    },
    typed: {},
    button: "Save the order of reading",
    works: visible("Saved. Orders are shown so from now on."),
  },
  {
    name: "decision on a ring",
    open: async (page, store, signInHere) => {
      const orderId = await openOrder(page, store, signInHere);
      await page.goto(`/fulfillment/rings/${orderId}`);
      await page.getByRole("button", { name: "Tick none" }).click(); // many tests order to one door
      await page.getByRole("checkbox", { name: new RegExp(orderId) }).check();
      await page.getByLabel("Decision and reason").selectOption("reject:reseller");
    },
    typed: { Note: "one hand" },
    button: "Decide all that are ticked",
    works: visible("1 of 1 decided"),
  },
  {
    name: "saved view",
    open: async (page, _store, signInHere) => {
      await signInHere(STAFF);
      await page.goto(`/fulfillment?q=${someone().email}`); // a view that nobody has saved
    },
    typed: { "Name of this view": `mine ${email.slice(0, 12)}` },
    button: "Save view",
    works: async (page) => expect(page.getByRole("button", { name: /^Remove the view mine/ }).first()).toBeVisible(),
  },
];

/** A network that is away, and a proxy that answers for a store that is. */
const FAILURES: readonly ((route: Route) => Promise<void>)[] = [
  (route) => route.abort(),
  (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
];
const isPost = (request: Request) => request.method() === "POST" && !request.url().endsWith("/review-lock");

// the browser says itself that a request failed
test.use({ expectedErrors: /ERR_FAILED|502/ });

/** Presses while every answer fails in this way, and sees the form as it was typed. */
async function pressInVain(page: Page, { button, typed }: Form, fail: (route: Route) => Promise<void>): Promise<void> {
  const url = page.url();
  const failed = page.waitForRequest(isPost);
  await page.route("**/*", (route) => (isPost(route.request()) ? fail(route) : route.fallback()));
  await page.getByRole("button", { name: button, exact: true }).click();
  await failed;
  const alert = page.getByRole("alert").filter({ hasText: "We did not hear back from the store" });
  await expect(alert).toContainText("press again");
  await expect(page.getByRole("button", { name: button, exact: true })).toBeEnabled();
  expect(page.url()).toBe(url);
  for (const [label, text] of Object.entries(typed))
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  await page.unrouteAll({ behavior: "wait" });
}

for (const form of FORMS)
  test(`${form.name}: what was typed stays when the network fails and when a proxy answers 502, and the next press works`, async ({
    page,
    store,
    signInHere,
  }) => {
    await form.open(page, store, signInHere);
    for (const [label, text] of Object.entries(form.typed)) await page.getByLabel(label, { exact: true }).fill(text);
    for (const fail of FAILURES) await pressInVain(page, form, fail);
    await page.getByRole("button", { name: form.button, exact: true }).click();
    await form.works(page);
  });
