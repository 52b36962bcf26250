import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/account/session/schema";
import type { AuditEntry } from "@/lib/platform/audit/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import { AppError } from "@/lib/platform/errors";
import type { RiskEngines, RiskPolicy, ScoreView } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy, replaceRiskPolicy } from "@/lib/shop/risk-policy/store";

const viewNames: Record<ScoreView, string> = {
  facts_first: "facts before the score",
  score_first: "score before the facts",
  score_hidden: "score on demand, after the facts",
};

const enginesInWords = ({ inCharge, shadow }: RiskEngines = {}): string[] => [
  ...(inCharge === undefined ? [] : [`${inCharge} in charge`]),
  ...(shadow === undefined ? [] : [`${shadow} in shadow`]),
];

function inWords({ version, thresholds, autoApproval, view, engines }: RiskPolicy): string {
  const suggests = thresholds && `approve below ${thresholds.approveBelow}, reject from ${thresholds.rejectFrom}`;
  const auto = autoApproval
    ? `approved by itself below ${autoApproval.below}, ${autoApproval.blindPercent} % reviewed blind`
    : "nothing approved by itself";
  return [
    `Scores, version ${version}: ${suggests ?? "thresholds of the engine"}`,
    auto,
    viewNames[view],
    ...enginesInWords(engines),
  ].join("; ");
}

/** Read from the record: however often it is kept, it is one entry. */
function auditOf(policy: RiskPolicy): AuditEntry[] {
  const { version, changed } = policy;
  if (!changed) return [];
  return [{ entryId: `risk-policy-${version}`, kind: "policy", ...changed, note: inWords(policy) }];
}

type Choice = Pick<RiskPolicy, "thresholds" | "autoApproval" | "view" | "engines">;

const chosenIn = ({ thresholds, autoApproval, view, engines }: Choice) => [thresholds, autoApproval, view, engines];
const same = (a: Choice, b: Choice): boolean => JSON.stringify(chosenIn(a)) === JSON.stringify(chosenIn(b));

/**
 * One conditional write on the version that was looked at; what was chosen already counts as done. The log holds every version.
 * The caller has made sure that the viewer is a manager. @throws AppError policy_changed
 */
export async function changeRiskPolicy(
  { customerId }: Viewer,
  read: number | undefined,
  choose: (policy: RiskPolicy) => Choice,
): Promise<void> {
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
