import "server-only";
import { assertManager } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { compare, MOST_COMPARED, type TwiceScored } from "@/lib/desk/engines/rules";
import type { EngineMove, EnginesView, EngineView } from "@/lib/desk/engines/schema";
import type { AuditEntry } from "@/lib/platform/audit/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import { findLabel, lastScoredOrders } from "@/lib/shop/labels/server";
import type { LabelledPart } from "@/lib/shop/labels/schema";
import { canScore, engineInCharge, engineInShadow, engineNames, ownLevel } from "@/lib/shop/risk/engines";
import { shippedModel } from "@/lib/shop/risk/model/shipped";
import type { EngineChoice, RiskEngines } from "@/lib/shop/risk-engines/schema";
import { readRiskEngines, replaceRiskEngines } from "@/lib/shop/risk-engines/store";

function viewOf(name: string): EngineView {
  const model = shippedModel(name);
  if (!model) return { name, note: "Ten rules made by hand: the baseline.", rows: null, metrics: {} };
  const { trainedOn, metrics } = model;
  return { name, note: trainedOn.note, rows: trainedOn.rows, metrics };
}

async function twiceScored(order: LabelledPart, inCharge: string, shadow: string): Promise<TwiceScored[]> {
  const { risk, orderId } = order;
  if (order.blind && !order.decision) return []; // its reviewer must not meet the score here
  if (risk?.shadow?.engine !== shadow || risk.engine !== inCharge) return [];
  const { score, shadow: other } = risk;
  return [{ orderId, score, level: ownLevel(inCharge, score), shadow: other, label: await findLabel(order) }];
}

async function comparisonOf(inCharge: string, shadow: string) {
  const orders = await lastScoredOrders(MOST_COMPARED);
  return compare((await Promise.all(orders.map((order) => twiceScored(order, inCharge, shadow)))).flat());
}

const missingIn = ({ inCharge, shadow }: EngineChoice): string[] =>
  [inCharge, shadow].filter((name) => name !== undefined).filter((name) => !canScore(name));

/** Which engine scores, which scores beside it, and how they differ on the last orders. @throws AppError forbidden to all but managers */
export async function readEngines(viewer: Viewer): Promise<EnginesView> {
  assertManager(viewer);
  const { version, ...engines } = await readRiskEngines();
  const [inCharge, shadow] = [engineInCharge(engines), engineInShadow(engines)];
  return {
    version,
    inCharge: viewOf(inCharge),
    shadow: shadow === undefined ? null : viewOf(shadow),
    before:
      engines.before !== undefined && canScore(engines.before) && engines.before !== inCharge ? engines.before : null,
    candidates: engineNames.filter((name) => name !== inCharge && canScore(name)).map(viewOf),
    missing: missingIn(engines),
    comparison: shadow === undefined ? null : await comparisonOf(inCharge, shadow),
  };
}

/** The engine, where it can score. @throws AppError engine_unknown */
function mustScore(engine: string | undefined): string {
  if (engine === undefined || !canScore(engine)) throw new AppError("engine_unknown");
  return engine;
}

/** Who takes over leaves the one of before in shadow: it is compared on, and the way back is one press. */
function takeOver(engines: EngineChoice, by: string | undefined): EngineChoice {
  const before = engineInCharge(engines);
  const inCharge = mustScore(by);
  return inCharge === before ? engines : { inCharge, shadow: before, before };
}

const besides = ({ inCharge, before }: EngineChoice, shadow: string): EngineChoice => ({
  ...(inCharge !== undefined && { inCharge }),
  ...(before !== undefined && { before }),
  ...(shadow !== "" && { shadow: mustScore(shadow) }),
});

const MOVES: Readonly<Record<EngineMove["move"], (engines: EngineChoice, chosen: string) => EngineChoice>> = {
  shadow: besides,
  promote: (engines) => takeOver(engines, engineInShadow(engines)),
  back: (engines) => takeOver(engines, engines.before),
};

const inWords = (engines: RiskEngines): string =>
  `Engines, version ${engines.version}: ${engines.inCharge ?? "the store's own"} in charge, ${engines.shadow ?? "none"} in shadow`;

/** Read from the record: however often it is kept, it is one entry. */
function auditOf(engines: RiskEngines): AuditEntry[] {
  const { version, changed } = engines;
  return changed ? [{ entryId: `risk-engines-${version}`, kind: "policy", ...changed, note: inWords(engines) }] : [];
}

const chosenIn = ({ inCharge, shadow, before }: EngineChoice) => [inCharge, shadow, before].join();

/**
 * Holds for every order that is scored from now on; those that were keep the engine that did. One conditional write on the version
 * that was looked at; what was chosen already counts as done, and the log holds every version.
 * @throws AppError forbidden to all but managers, policy_changed, engine_unknown
 */
export async function moveEngines(viewer: Viewer, { move, version, shadow }: EngineMove): Promise<void> {
  assertManager(viewer);
  const engines = await readRiskEngines();
  const chosen = MOVES[move](engines, shadow);
  await keepAudit(auditOf(engines));
  if (chosenIn(chosen) === chosenIn(engines)) return;
  const changed = { by: viewer.customerId, at: new Date().toISOString() };
  const next = { ...chosen, version: version + 1, changed };
  if (engines.version !== version || !(await replaceRiskEngines(next))) throw new AppError("policy_changed");
  await keepAudit(auditOf(next));
}
