import "server-only";
import { randomUUID } from "node:crypto";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { listingsOf } from "@/lib/desk/queue/snapshot";
import { histogram, mistakes, missed, replay, replayable } from "@/lib/desk/thresholds/rules";
import type { NamedOrder, ReplayedOrder, Setting, ThresholdsForm } from "@/lib/desk/thresholds/schema";
import type { AuditEntry } from "@/lib/platform/audit/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import type { Drop } from "@/lib/shop/drop/schema";
import { everyDrop } from "@/lib/shop/drop/server";
import { findOrders } from "@/lib/shop/order/store";
import type { RiskPolicy, ScoreView } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy, replaceRiskPolicy } from "@/lib/shop/risk-policy/store";
import { readRiskEngines } from "@/lib/shop/risk-engines/store";
import type { EngineChoice } from "@/lib/shop/risk-engines/schema";
import { engineInCharge } from "@/lib/shop/risk/engines";
import { shippedModel } from "@/lib/shop/risk/model/shipped";

/** The policy as managers see it: with the thresholds that count, the engine's own where none were set. */
export interface ManagedPolicy extends Setting {
  readonly version: number;
  readonly blindPercent: number;
  readonly view: ScoreView;
  readonly changedAt: string | null;
  readonly ownThresholds: boolean;
}

const FIRST_BLIND_PERCENT = 5;

/** Where the rules change their mind: what counts where no model may score. */
const RULES = { approveBelow: 35, rejectFrom: 65 } as const;

const managed = (
  { version, thresholds, autoApproval, view, changed }: RiskPolicy,
  engines: EngineChoice,
): ManagedPolicy => ({
  version,
  ...(thresholds ?? shippedModel(engineInCharge(engines))?.thresholds ?? RULES),
  ownThresholds: thresholds === undefined,
  autoBelow: autoApproval?.below ?? null,
  blindPercent: autoApproval?.blindPercent ?? FIRST_BLIND_PERCENT,
  view,
  changedAt: changed?.at ?? null,
});

/** What counts now. @throws AppError forbidden to all but managers */
export async function readManagedPolicy(viewer: Viewer): Promise<ManagedPolicy> {
  assertManager(viewer);
  return managed(...(await Promise.all([readRiskPolicy(), readRiskEngines()])));
}

const hasOpened = ({ opensAt }: Drop): boolean => Date.parse(opensAt) <= Date.now();

/** The drops that something was ordered of, newest first. @throws AppError forbidden to all but managers */
export async function openedDrops(viewer: Viewer): Promise<Drop[]> {
  assertManager(viewer);
  return (await everyDrop()).filter(hasOpened);
}

const MOST_NAMED = 50;

async function named(orders: readonly ReplayedOrder[]): Promise<NamedOrder[]> {
  const found = new Map(
    (await findOrders(orders.map(({ orderId }) => orderId))).map((order) => [order.orderId, order]),
  );
  return Promise.all(
    orders.map(async (order) => {
      const stored = found.get(order.orderId as `ord_${string}`);
      const customer = stored && (await getCustomer(stored.customerId));
      const name = customer ? `${customer.firstName} ${customer.lastName}`.trim() : "";
      return { ...order, name: name || "No name any more", email: customer?.email ?? "" };
    }),
  );
}

/**
 * A drop replayed on the scores that its orders have, under the setting that counts and under another one; the people and bots
 * that the other one would get wrong by name, fifty of each. @throws AppError forbidden to all but managers
 */
export async function replayDrop(viewer: Viewer, dropId: string, now: Setting, tried: Setting) {
  assertManager(viewer);
  const listings = [...(await listingsOf(dropId)).values()];
  const orders = replayable(listings);
  const { hurt, lost } = mistakes(orders, tried);
  const [hurtByName, lostByName] = await Promise.all([hurt, lost].map((some) => named(some.slice(0, MOST_NAMED))));
  return {
    orders: orders.length,
    bins: histogram(orders),
    now: replay(orders, now),
    tried: replay(orders, tried),
    hurt: { total: hurt.length, named: hurtByName ?? [] },
    lost: { total: lost.length, named: lostByName ?? [] },
    missed: missed(listings),
  };
}
export type DropReplay = Awaited<ReturnType<typeof replayDrop>>;

const viewNames: Record<ScoreView, string> = {
  facts_first: "facts before the score",
  score_first: "score before the facts",
  score_hidden: "score on demand, after the facts",
};

function inWords({ version, thresholds, autoApproval, view }: RiskPolicy): string {
  const suggests = thresholds && `approve below ${thresholds.approveBelow}, reject from ${thresholds.rejectFrom}`;
  const auto = autoApproval
    ? `approved by itself below ${autoApproval.below}, ${autoApproval.blindPercent} % reviewed blind`
    : "nothing approved by itself";
  return [`Scores, version ${version}: ${suggests ?? "thresholds of the engine"}`, auto, viewNames[view]].join("; ");
}

/** Read from the record: however often it is kept, it is one entry. */
function auditOf(policy: RiskPolicy): AuditEntry[] {
  const { version, changed } = policy;
  if (!changed) return [];
  return [{ entryId: `risk-policy-${version}`, kind: "policy", ...changed, note: inWords(policy) }];
}

type Choice = Pick<RiskPolicy, "thresholds" | "autoApproval" | "view">;

const same = (a: Choice, b: Choice): boolean =>
  JSON.stringify([a.thresholds, a.autoApproval, a.view]) === JSON.stringify([b.thresholds, b.autoApproval, b.view]);

/** One conditional write on the version that was looked at; what was chosen already counts as done. The log holds every version. */
async function change({ customerId }: Viewer, read: number | undefined, choose: (policy: RiskPolicy) => Choice) {
  const policy = await readRiskPolicy();
  const chosen = choose(policy);
  await keepAudit(auditOf(policy));
  if (same(policy, chosen)) return;
  const changed = { by: customerId, at: new Date().toISOString() };
  const next = { ...chosen, version: policy.version + 1, sliceKey: policy.sliceKey || randomUUID(), changed };
  const isAsRead = read === undefined || read === policy.version;
  if (!isAsRead || !(await replaceRiskPolicy(next))) throw new AppError("policy_changed");
  await keepAudit(auditOf(next));
}

/** Holds for every order that is scored, or begins to wait, from now on. @throws AppError forbidden to all but managers, policy_changed */
export async function changeThresholds(viewer: Viewer, form: ThresholdsForm): Promise<void> {
  assertManager(viewer);
  const { version, approveBelow, rejectFrom, auto, below, blindPercent } = form;
  await change(viewer, version, ({ view }) => ({
    view,
    thresholds: { approveBelow, rejectFrom },
    ...(auto && { autoApproval: { below, blindPercent } }),
  }));
}

/** In which order the desk shows facts and score from now on. @throws AppError forbidden to all but managers, policy_changed */
export async function changeScoreView(viewer: Viewer, view: ScoreView): Promise<void> {
  assertManager(viewer);
  await change(viewer, undefined, ({ thresholds, autoApproval }) => ({
    view,
    ...(thresholds && { thresholds }),
    ...(autoApproval && { autoApproval }),
  }));
}
