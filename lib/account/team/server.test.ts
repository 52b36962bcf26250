import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { getCustomer } from "@/lib/account/customer/store";
import { authenticate } from "@/lib/account/session/authenticate";
import { findSession } from "@/lib/account/session/store";
import { beginSession } from "@/lib/account/session/transitions";
import type { Viewer } from "@/lib/account/session/schema";
import { memberIdOf, memberOf } from "@/lib/account/team/rules";
import { seedStaff } from "@/lib/account/team/seed";
import { changeMember, listTeam, setTeamPolicy } from "@/lib/account/team/server";
import { readRoster } from "@/lib/account/team/store";
import { applyRoster } from "@/lib/account/team/transitions";
import { isAppError } from "@/lib/platform/errors";
import { useTable } from "@/workflows/testing/table";

useTable();

const PASSWORD = "a password of the team";
const member = async (role: "fulfillment" | "manager") => {
  const email = `${randomUUID()}@shop.test`;
  await seedStaff({ email, password: PASSWORD, role });
  const viewer: Viewer = { customerId: memberIdOf(email), email, firstName: "Sam", role, verified: true };
  return viewer;
};
const to = (change: object) => ({ role: undefined, status: undefined, ...change });

let boss: Viewer;
beforeAll(async () => {
  process.env["AUTH_SECRET"] = "a secret of the team tests, 32 characters";
  boss = await member("manager");
});

async function signedIn({ customerId }: Viewer) {
  const begun = await beginSession((await getCustomer(customerId))!, { device: "d", network: "n" }, Date.now());
  if (!begun) throw new Error("no session");
  return begun.session;
}

const lives = async ({ customerId, sessionId }: { customerId: string; sessionId: string }) =>
  (await findSession(customerId, sessionId)) !== undefined;

it.each([{ role: "manager" }, { status: "deactivated" }])("sessions end at once when %j", async (change) => {
  const colleague = await member("fulfillment");
  const session = await signedIn(colleague);
  const view = await changeMember(boss, colleague.customerId, to(change));
  expect(view).toMatchObject(change);
  expect(await lives(session)).toBe(false);
  expect(await changeMember(boss, colleague.customerId, to(change))).toEqual(view); // a repeat
});

it("a deactivated colleague cannot sign in, and can again when taken back", async () => {
  const colleague = await member("fulfillment");
  await changeMember(boss, colleague.customerId, to({ status: "deactivated" }));
  expect(await authenticate(colleague.email, PASSWORD)).toBeUndefined();
  await changeMember(boss, colleague.customerId, to({ status: "active" }));
  expect(await authenticate(colleague.email, PASSWORD)).toMatchObject({ role: "fulfillment" });
});

it("of two managers who demote each other at once, one stays", async () => {
  const other = await member("manager");
  const { members } = await listTeam(boss);
  const third = members.filter(
    ({ role, id }) => role === "manager" && id !== boss.customerId && id !== other.customerId,
  );
  await Promise.all(third.map(({ id }) => changeMember(boss, id, to({ role: "fulfillment" }))));
  const demote = (id: string) => changeMember(boss, id, to({ role: "fulfillment" }));
  const answers = await Promise.allSettled([demote(boss.customerId), demote(other.customerId)]);
  const [refused] = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
  expect(isAppError(refused, "last_manager")).toBe(true);
  const roles = await Promise.all([boss, other].map(async ({ customerId }) => (await getCustomer(customerId))?.role));
  expect(new Set(roles)).toEqual(new Set(["fulfillment", "manager"]));
  if (roles[0] === "fulfillment") boss = other;
});

it("an account that follows late never goes back to an older roster", async () => {
  const { customerId } = await member("fulfillment");
  const older = await readRoster();
  await changeMember(boss, customerId, to({ role: "manager" }));
  await changeMember(boss, customerId, to({ status: "deactivated" }));
  await applyRoster(customerId, older, memberOf(older, customerId)); // a sweep that read it before
  expect(await getCustomer(customerId)).toMatchObject({ role: "manager", deactivatedAt: expect.any(String) });
});

it("is a manager's business alone", async () => {
  const colleague = await member("fulfillment");
  const refused = [listTeam(colleague), changeMember(colleague, boss.customerId, to({ role: "fulfillment" }))];
  for (const answer of refused) await expect(answer).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeMember(boss, "cus_unknown", to({ role: "manager" }))).rejects.toMatchObject({ code: "not_found" });
});

it("a second factor that is required makes it due, and ends sessions without one", async () => {
  const colleague = await member("fulfillment");
  const session = await signedIn(colleague);
  await setTeamPolicy(boss, { secondFactor: "required" });
  expect(await lives(session)).toBe(false);
  expect((await getCustomer(colleague.customerId))?.secondFactor).toBe("due");
  await setTeamPolicy(boss, { secondFactor: "optional" });
  expect((await getCustomer(colleague.customerId))?.secondFactor).toBeUndefined();
});
