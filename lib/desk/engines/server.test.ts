import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Viewer } from "@/lib/account/session/schema";
import type { EngineMove } from "@/lib/desk/engines/schema";
import { moveEngines, readEngines } from "@/lib/desk/engines/server";
import { listAuditSince } from "@/lib/platform/audit/store";
import { digestId } from "@/lib/platform/ids";
import { exampleOrders } from "@/lib/shop/order/examples";
import { lastScoredOrders } from "@/lib/shop/labels/server";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import { engineNames, RULES_ENGINE } from "@/lib/shop/risk/engines";
import type { RiskAssessment } from "@/lib/shop/risk/schema";
import { adviseBy } from "@/lib/shop/risk/turned-down";
import { readRiskEngines, replaceRiskEngines } from "@/lib/shop/risk-engines/store";
import { staff } from "@/workflows/testing/people";
import { useTable } from "@/workflows/testing/table";

useTable();

const manager: Viewer = { ...staff, customerId: "cus_manager", role: "manager" };
const [first = ""] = engineNames;

const move = async (change: Partial<EngineMove>, by = manager) =>
  moveEngines(by, { move: "shadow", version: (await readRiskEngines()).version, shadow: "", ...change });
const now = async () => {
  const { inCharge, shadow, before } = await readEngines(manager);
  return [inCharge.name, shadow?.name ?? null, before];
};

async function scored(
  engine: string,
  shadow: RiskAssessment["shadow"],
  judge: (risk: RiskAssessment) => RiskAssessment = (risk) => risk,
): Promise<string> {
  const orderId = `ord_${digestId(randomUUID())}` as const;
  const order = exampleOrders.awaiting_approval;
  const risk = judge({ ...order.risk, engine, shadow });
  await orders.create({ orderId }, { ...order, orderId, risk }, indexKeyOf(orderId, order.status, order.createdAt));
  return orderId;
}

it("an engine scores beside, is promoted, and the one of before can take over again", async () => {
  expect(await now()).toEqual([first, null, null]);
  await move({ shadow: RULES_ENGINE });
  expect(await now()).toEqual([first, RULES_ENGINE, null]);
  await move({ move: "promote" });
  expect(await now()).toEqual([RULES_ENGINE, first, first]);
  await move({ move: "back" });
  expect(await now()).toEqual([first, RULES_ENGINE, RULES_ENGINE]);
  await move({ shadow: "" });
  expect(await now()).toEqual([first, null, RULES_ENGINE]);
});

it("every move is in the audit log, by whom, with what scores since", async () => {
  await move({ shadow: RULES_ENGINE });
  const entries = await listAuditSince(new Date().toISOString().slice(0, 7));
  const last = entries
    .filter(({ kind }) => kind === "policy")
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  expect(last).toMatchObject({ by: manager.customerId, note: expect.stringContaining(`${RULES_ENGINE} in shadow`) });
});

it("of two managers who look at one version, the second is told", async () => {
  const { version } = await readRiskEngines();
  await move({ shadow: "" });
  await expect(move({ version, shadow: RULES_ENGINE })).rejects.toMatchObject({ code: "policy_changed" });
});

it("an engine that this version of the store does not bring takes no part, and is named", async () => {
  await expect(move({ shadow: "of-a-later-version" })).rejects.toMatchObject({ code: "engine_unknown" });
  const { version } = await readRiskEngines();
  await replaceRiskEngines({ version: version + 1, inCharge: "gone", before: "gone-too" });
  expect(await readEngines(manager)).toMatchObject({ inCharge: { name: first }, before: null, missing: ["gone"] });
  await expect(move({ move: "back" })).rejects.toMatchObject({ code: "engine_unknown" });
  await expect(move({ move: "promote" })).rejects.toMatchObject({ code: "engine_unknown" });
});

it("orders are compared that the two of now have scored, and no others", async () => {
  const { version } = await readRiskEngines();
  await replaceRiskEngines({ version: version + 1, shadow: RULES_ENGINE });
  const changing = await scored(first, { engine: RULES_ENGINE, score: 80, level: "high" });
  await scored(first, { engine: RULES_ENGINE, score: 10, level: "low" });
  await scored(first, { engine: "another", score: 80, level: "high" });
  await scored("another", { engine: RULES_ENGINE, score: 80, level: "high" });
  await scored(first, undefined);
  const { comparison } = await readEngines(manager);
  expect(comparison).toMatchObject({ orders: 2, agreeing: 1, levels: { low: { low: 1, high: 1 } } });
  expect(comparison?.changing.map(({ orderId }) => orderId)).toEqual([changing]);
});

it("what advises beside a score, and thresholds that a manager set, are no disagreement of engines", async () => {
  const { comparison: before } = await readEngines(manager);
  const same = { engine: RULES_ENGINE, score: 10, level: "low" } as const;
  await scored(first, same, (risk) => adviseBy(risk, ["card"]));
  await scored(first, same, (risk) => ({ ...risk, level: "medium", recommendation: "review" }));
  const { comparison } = await readEngines(manager);
  expect(comparison).toMatchObject({ orders: before!.orders + 2, agreeing: before!.agreeing + 2 });
});

it("a bounded reading finds the last scored orders, whatever their state", async () => {
  const last = await lastScoredOrders(3);
  expect(last).toHaveLength(3);
  const all = await lastScoredOrders(100);
  expect(all.length).toBeGreaterThan(3);
  expect(all.every(({ risk }) => risk !== undefined)).toBe(true);
});

it("is for managers alone", async () => {
  await expect(readEngines(staff)).rejects.toMatchObject({ code: "forbidden" });
  await expect(move({}, staff)).rejects.toMatchObject({ code: "forbidden" });
});
