import { expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import { thresholdsFormSchema } from "@/lib/desk/thresholds/schema";
import { changeScoreView, changeThresholds, readManagedPolicy } from "@/lib/desk/thresholds/server";
import { listAuditSince } from "@/lib/platform/audit/store";
import { readRiskPolicy } from "@/lib/shop/risk-policy/store";
import { shippedModel } from "@/lib/shop/risk/model/shipped";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
useTable();

const viewer = (role: Viewer["role"]) => ({ customerId: "cus_1", role, verified: true }) as unknown as Viewer;
const manager = viewer("manager");
const form = { version: 0, approveBelow: 20, rejectFrom: 60, below: 10, blindPercent: 5 };
const policyEntries = async () =>
  (await listAuditSince(new Date().toISOString().slice(0, 7))).filter(({ kind }) => kind === "policy");

it("at first the thresholds are the model's own, and a person decides every order", async () => {
  expect(await readManagedPolicy(manager)).toMatchObject({
    version: 0,
    ownThresholds: true,
    autoBelow: null,
    ...shippedModel()?.thresholds,
  });
});

it("a change is a version of its own and an entry of the log, and sent again it is neither", async () => {
  for (let i = 0; i < 2; i++) await changeThresholds(manager, { ...form, auto: "on" });
  expect(await readManagedPolicy(manager)).toMatchObject({ version: 1, approveBelow: 20, autoBelow: 10 });
  await changeScoreView(manager, "score_hidden");
  expect(await readManagedPolicy(manager)).toMatchObject({ version: 2, view: "score_hidden", autoBelow: 10 });
  expect((await policyEntries()).map(({ entryId, by }) => [entryId, by])).toEqual([
    ["risk-policy-1", "cus_1"],
    ["risk-policy-2", "cus_1"],
  ]);
});

it("keeps its lottery from version to version: who was drawn stays drawn", async () => {
  const before = await readRiskPolicy();
  await changeThresholds(manager, { ...form, version: before.version, approveBelow: 30 });
  const { sliceKey, autoApproval } = await readRiskPolicy();
  expect(sliceKey).toBe(before.sliceKey);
  expect(sliceKey).not.toBe("");
  expect(autoApproval).toBeUndefined();
});

it("a change of what someone else changed meanwhile is refused", async () => {
  const { version } = await readRiskPolicy();
  await expect(changeThresholds(manager, { ...form, version: version - 1 })).rejects.toMatchObject({
    code: "policy_changed",
  });
});

it.each(["fulfillment", "customer"] as const)("a %s changes nothing, and is not told what counts", async (role) => {
  const { version } = await readRiskPolicy();
  const refused = { code: "forbidden" };
  await expect(changeThresholds(viewer(role), { ...form, version })).rejects.toMatchObject(refused);
  await expect(changeScoreView(viewer(role), "facts_first")).rejects.toMatchObject(refused);
  await expect(readManagedPolicy(viewer(role))).rejects.toMatchObject(refused);
  expect((await readRiskPolicy()).version).toBe(version);
});

it.each([
  [{ approveBelow: 70 }, "rejectFrom"],
  [{ auto: "on", below: 21 }, "below"],
  [{ below: 0 }, "below"],
  [{ rejectFrom: 101 }, "rejectFrom"],
  [{ blindPercent: 0 }, "blindPercent"],
  [{ approveBelow: 1.5 }, "approveBelow"],
])("%j is refused at %s", (change, field) => {
  const { error } = thresholdsFormSchema.safeParse({ ...form, ...change });
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});
