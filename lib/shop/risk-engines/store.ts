import { memo } from "@/lib/platform/memo";
import { entity } from "@/lib/platform/table/entity";
import { riskEnginesSchema, type RiskEngines } from "@/lib/shop/risk-engines/schema";

const engines = entity({
  schema: riskEnginesSchema,
  key: () => ({ pk: "SETTINGS", sk: "RISK_ENGINES" }),
});
const { when } = engines;

/** The choice as last written, or as it is at first. */
export const readRiskEngines = async (): Promise<RiskEngines> => (await engines.get({})) ?? { version: 0 };

const FRESH_FOR_MS = 1000;

/** As readRiskEngines, at most a second old: for what every order asks. */
export const recentRiskEngines = memo(FRESH_FOR_MS, readRiskEngines);

/** Writes the choice in the place of the version before it. False when another write came between. */
export const replaceRiskEngines = (next: RiskEngines): Promise<boolean> =>
  engines.replace({}, next, when.or(when.missing, when.is("version", next.version - 1)));
