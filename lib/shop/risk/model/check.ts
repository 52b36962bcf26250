import { createHash } from "node:crypto";
import { unorderedTerms } from "@/packages/additive-model/model";
import { FEATURES } from "@/lib/shop/risk/evidence/features";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { modelFileSchema, type ModelFile } from "@/lib/shop/risk/model/schema";

/** SHA-256 of a model without its own hash, hexadecimal. */
export const hashOf = (model: ModelFile): string =>
  createHash("sha256")
    .update(JSON.stringify({ ...model, hash: "" }))
    .digest("hex");

/** Terms whose direction is not the one that the evidence has. */
const turnedTerms = ({ shapes, pairs }: ModelFile): string[] => [
  ...shapes.filter(({ feature, direction }) => FEATURES[feature].direction !== direction).map(({ feature }) => feature),
  ...pairs
    .filter(({ features, directions }) => features.some((name, i) => FEATURES[name].direction !== directions[i]))
    .map(({ features }) => features.join(" & ")),
];

function faultOf(model: ModelFile): string | undefined {
  if (model.evidenceVersion !== EVIDENCE_VERSION)
    return `it is of evidence ${model.evidenceVersion}, the store gathers ${EVIDENCE_VERSION}`;
  const wrong = [...turnedTerms(model), ...unorderedTerms(model)];
  if (wrong.length > 0) return `it goes against the direction of ${wrong.join(", ")}`;
  return hashOf(model) === model.hash ? undefined : "its hash is not its own";
}

/**
 * A model that may score: its tables are whole and finite, every feature is known and goes the way it must, its evidence is
 * what the store gathers, and nothing was changed by hand. Throws an Error that says what is wrong.
 */
export function checkedModel(file: unknown): ModelFile {
  const parsed = modelFileSchema.safeParse(file);
  if (!parsed.success)
    throw new Error(`Risk model: ${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`);
  const fault = faultOf(parsed.data);
  if (fault !== undefined) throw new Error(`Risk model ${parsed.data.engine}: ${fault}`);
  return parsed.data;
}
