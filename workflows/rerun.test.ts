import { beforeAll, expect, it } from "vitest";
import { getCustomer } from "@/lib/account/customer/store";
import { acceptInvitation } from "@/lib/account/invitation/accept";
import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import { findInvitation } from "@/lib/account/invitation/store";
import { changePassword } from "@/lib/account/password-change/server";
import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { resetPassword } from "@/lib/account/password-reset/server";
import { findReset } from "@/lib/account/password-reset/store";
import { VERIFICATION_TIMEOUT_SECONDS } from "@/lib/account/registration/durations";
import { register } from "@/lib/account/registration/server";
import { findRegistration } from "@/lib/account/registration/store";
import { verify } from "@/lib/account/registration/verify";
import { seedStaff } from "@/lib/account/team/seed";
import { readRoster } from "@/lib/account/team/store";
import { findReturn } from "@/lib/shop/returns/store";
import { invitee, manager } from "@/workflows/invitation/invitation.suite";
import { ask, forgetful, NEW, OLD, untilStatus } from "@/workflows/password-reset/password-reset.suite";
import { newcomer, untilAwaiting } from "@/workflows/registration/registration.suite";
import { INPUT_NAMES, type Workflow } from "@/workflows/testing/engine";
import { advance, executionNamed, localEngine } from "@/workflows/testing/local-engine";
import { parcels, payments } from "@/workflows/testing/people";
import { rerunFromEach } from "@/workflows/testing/rerun";
import { inspectAs, labelledReturn, moveReturnParcel } from "@/workflows/testing/returns";
import { useServices } from "@/workflows/testing/use-services";

// An execution that is over is run again from each of its operations, all at once: its copies end as it did, at once, and nothing
// is mailed, changed, refunded or labelled a second time. The same for orders: workflows/order/rerun.test.ts.

const services = useServices(localEngine);
const PASSWORD = "quarry violin lantern";

beforeAll(() => seedStaff({ email: manager.email, password: "a password of the manager", firstName: "Mia" }));

async function expectNothingMore(workflow: Workflow, id: string, outcome: () => Promise<unknown>): Promise<void> {
  const execution = await executionNamed(`${workflow}:$LATEST`, id, { [INPUT_NAMES[workflow]]: id });
  const result = await execution.result();
  const before = await outcome();
  const copies = await rerunFromEach(execution);
  expect(copies.length).toBeGreaterThan(2);
  expect(await Promise.all(copies.map((copy) => copy.result()))).toEqual(copies.map(() => result));
  expect(await outcome()).toEqual(before);
}

async function registered() {
  const person = newcomer();
  const { registrationId } = await register(person);
  await untilAwaiting(registrationId);
  const customerId = (await findRegistration(registrationId))!.customerId;
  const outcome = async () => [
    await findRegistration(registrationId),
    await getCustomer(customerId),
    await services().subjects(person.email),
  ];
  return { person, registrationId, outcome };
}

async function asked() {
  const viewer = await forgetful();
  const resetId = await ask(viewer.email);
  await untilStatus(resetId, "mailed");
  const outcome = async () => [
    await findReset(resetId),
    await getCustomer(viewer.customerId),
    await services().subjects(viewer.email),
  ];
  return { viewer, resetId, outcome, token: await services().lastToken(viewer.email) };
}

async function invited() {
  const { email, id, invitationId, token } = await invitee(localEngine, services());
  const outcome = async () => [
    await findInvitation(invitationId),
    await getCustomer(id),
    (await readRoster()).members[id],
    await services().subjects(email),
  ];
  return { invitationId, token, outcome };
}

it("a verified registration stays verified, once", async () => {
  const { person, registrationId, outcome } = await registered();
  await verify(await services().lastToken(person.email), person);
  await expectNothingMore("registration", registrationId, outcome);
});

it("a changed password stays as it is, also where its owner has changed it again since", async () => {
  const { viewer, resetId, outcome, token } = await asked();
  await resetPassword({ token, password: NEW });
  await expectNothingMore("password-reset", resetId, outcome);
  await changePassword(viewer, { currentPassword: NEW, password: PASSWORD });
  await expectNothingMore("password-reset", resetId, outcome);
});

it("a password reset that failed changes nothing later", async () => {
  const { viewer, resetId, outcome, token } = await asked();
  await changePassword(viewer, { currentPassword: OLD, password: PASSWORD });
  await expect(resetPassword({ token, password: NEW })).rejects.toMatchObject({ code: "token_invalid" });
  await expectNothingMore("password-reset", resetId, outcome);
});

it("an accepted invitation lets its member in once", async () => {
  const { invitationId, token, outcome } = await invited();
  await acceptInvitation({ token, password: PASSWORD, lastName: "" });
  await expectNothingMore("invitation", invitationId, outcome);
});

it("a refused return stays refused: one label, no refund", async () => {
  const { shopper, orderId, returnId } = await labelledReturn(localEngine, services());
  await moveReturnParcel(services().carrierUrl, returnId, "delivered");
  await inspectAs(returnId, { result: "refuse", note: "It is another shoe." });
  await expectNothingMore("return", returnId, async () => [
    await findReturn(returnId),
    await payments(services().stripeUrl, orderId),
    await parcels(services().carrierUrl, returnId),
    await services().subjects(shopper.email),
  ]);
});

it("what expired stays expired: no second link, no account", async () => {
  const [reset, registration, invitation] = await Promise.all([asked(), registered(), invited()]);
  await advance(PASSWORD_RESET_TIMEOUT_SECONDS);
  await expectNothingMore("password-reset", reset.resetId, reset.outcome);
  await advance(VERIFICATION_TIMEOUT_SECONDS - PASSWORD_RESET_TIMEOUT_SECONDS);
  await expectNothingMore("registration", registration.registrationId, registration.outcome);
  await advance(INVITATION_TIMEOUT_SECONDS - VERIFICATION_TIMEOUT_SECONDS);
  await expectNothingMore("invitation", invitation.invitationId, invitation.outcome);
});
