import { memo } from "@/lib/platform/memo";
import { entity } from "@/lib/platform/table/entity";
import { defaultRiskPolicy, riskPolicySchema, type RiskPolicy } from "@/lib/shop/risk-policy/schema";

const policies = entity({
  schema: riskPolicySchema,
  key: () => ({ pk: "SETTINGS", sk: "RISK_POLICY" }),
});
const { when } = policies;

/** The policy as last written, or as it is at first. */
export const readRiskPolicy = async (): Promise<RiskPolicy> => (await policies.get({})) ?? defaultRiskPolicy;

const FRESH_FOR_MS = 1000;

/** As readRiskPolicy, at most a second old: for what every order asks, so that a drop's opening does not ask for one item. */
export const recentRiskPolicy = memo(FRESH_FOR_MS, readRiskPolicy);

/** Writes the policy in the place of the version before it. False when another write came between. */
export const replaceRiskPolicy = (policy: RiskPolicy): Promise<boolean> =>
  policies.replace({}, policy, when.or(when.missing, when.is("version", policy.version - 1)));
