import "server-only";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { driftOfFeatures, reliabilityOf, type Labelled } from "@/lib/desk/drift/rules";
import type { Drift } from "@/lib/desk/drift/schema";
import { listingsOf } from "@/lib/desk/queue/snapshot";
import { memoByKey } from "@/lib/platform/memo";
import { findLabel } from "@/lib/shop/labels/server";
import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";
import { recentRiskEngines } from "@/lib/shop/risk-engines/store";
import { engineInCharge } from "@/lib/shop/risk/engines";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { shippedModel } from "@/lib/shop/risk/model/shipped";

/** The newest orders say what a drop is like now; a page must not read ten thousand. */
const MOST_READ = 1000;
const FRESH_FOR_MS = 30_000;
const DROPS_KEPT = 8;

async function newestOf(dropId: string): Promise<Order[]> {
  const listings = [...(await listingsOf(dropId)).values()];
  const newest = listings.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, MOST_READ);
  return findOrders(newest.map(({ orderId }) => orderId));
}

async function labelledBy(engine: string, orders: readonly Order[]): Promise<Labelled[]> {
  const scored = orders.filter(({ risk }) => risk?.engine === engine);
  const labels = await Promise.all(scored.map(findLabel));
  return scored.flatMap(({ risk }, i) => {
    const found = labels[i];
    return risk && found ? [{ score: risk.score, label: found.label }] : [];
  });
}

const vectorsOf = (orders: readonly Order[]) =>
  orders.flatMap(({ risk }) => (risk?.evidence?.version === EVIDENCE_VERSION ? [risk.evidence.values] : []));

const measure = memoByKey(FRESH_FOR_MS, DROPS_KEPT, async (dropId): Promise<Drift | null> => {
  const model = shippedModel(engineInCharge(await recentRiskEngines()));
  if (!model) return null;
  const orders = await newestOf(dropId);
  const vectors = vectorsOf(orders);
  const labelled = await labelledBy(model.engine, orders);
  return {
    engine: model.engine,
    orders: vectors.length,
    features: driftOfFeatures(model, vectors),
    labelled: labelled.length,
    ...reliabilityOf(labelled),
    others: orders.filter(({ risk }) => risk !== undefined && risk.engine !== model.engine).length,
  };
});

/**
 * How far a drop's evidence is from what the model was trained on, and how right its scores were, by the thousand newest orders of
 * the drop's listing; at most half a minute old. Null where no model may score. @throws AppError forbidden to all but managers
 */
export async function readDrift(viewer: Viewer, dropId: string): Promise<Drift | null> {
  assertManager(viewer);
  return measure(dropId);
}
