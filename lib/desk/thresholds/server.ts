import "server-only";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { listingsOf } from "@/lib/desk/queue/snapshot";
import { changeRiskPolicy } from "@/lib/desk/thresholds/change";
import { histogram, mistakes, missed, replay, replayable } from "@/lib/desk/thresholds/rules";
import type { NamedOrder, ReplayedOrder, Setting, ThresholdsForm } from "@/lib/desk/thresholds/schema";
import type { Drop } from "@/lib/shop/drop/schema";
import { everyDrop } from "@/lib/shop/drop/server";
import { findOrders } from "@/lib/shop/order/store";
import type { RiskPolicy, ScoreView } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy } from "@/lib/shop/risk-policy/store";
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

const managed = ({ version, thresholds, autoApproval, view, changed, engines }: RiskPolicy): ManagedPolicy => ({
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
  return managed(await readRiskPolicy());
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

/** Holds for every order that is scored, or begins to wait, from now on. @throws AppError forbidden to all but managers, policy_changed */
export async function changeThresholds(viewer: Viewer, form: ThresholdsForm): Promise<void> {
  assertManager(viewer);
  const { version, approveBelow, rejectFrom, auto, below, blindPercent } = form;
  await changeRiskPolicy(viewer, version, ({ view, engines }) => ({
    view,
    ...(engines && { engines }),
    thresholds: { approveBelow, rejectFrom },
    ...(auto && { autoApproval: { below, blindPercent } }),
  }));
}

/** In which order the desk shows facts and score from now on. @throws AppError forbidden to all but managers, policy_changed */
export async function changeScoreView(viewer: Viewer, view: ScoreView): Promise<void> {
  assertManager(viewer);
  await changeRiskPolicy(viewer, undefined, ({ thresholds, autoApproval, engines }) => ({
    view,
    ...(engines && { engines }),
    ...(thresholds && { thresholds }),
    ...(autoApproval && { autoApproval }),
  }));
}
