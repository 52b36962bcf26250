import { z } from "zod";
import { thresholdsSchema } from "@/lib/shop/risk-policy/schema";
import { FEATURE_NAMES, type FeatureName } from "@/lib/shop/risk/evidence/features";

const featureNameSchema = z.enum(FEATURE_NAMES as readonly [FeatureName, ...FeatureName[]]);
const directionSchema = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
const edgesSchema = z
  .array(z.number())
  .max(254)
  .refine((edges) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), "edges ascend");

const shapeSchema = z
  .object({
    feature: featureNameSchema,
    direction: directionSchema,
    edges: edgesSchema,
    /** Log-odds of a missing value, then of each bin. */
    values: z.array(z.number()),
    /** Share of the training rows in each of these bins: what drift is measured against. */
    shares: z.array(z.number().min(0).max(1)),
  })
  .refine(({ edges, values }) => values.length === edges.length + 2, "a value for each bin and one for none")
  .refine(({ values, shares }) => shares.length === values.length, "a share for each value");

const pairSchema = z
  .object({
    features: z.tuple([featureNameSchema, featureNameSchema]),
    directions: z.tuple([directionSchema, directionSchema]),
    edges: z.tuple([edgesSchema, edgesSchema]),
    values: z.array(z.number()),
  })
  .refine(
    ({ edges, values }) => values.length === (edges[0].length + 1) * (edges[1].length + 1),
    "a value for each cell",
  );

/** A trained model as it is kept. It has no time in it: the same training gives the same bytes. */
export const modelFileSchema = z.object({
  /** Its name at the desk, in records and in comparisons. */
  engine: z.string().regex(/^[a-z0-9.-]{3,40}$/),
  evidenceVersion: z.int(),
  trainedOn: z.object({
    /** `simulated`: campaigns of the simulator. `labels`: decisions and what came of them. */
    source: z.enum(["simulated", "labels"]),
    seed: z.int(),
    rows: z.int(),
    /** SHA-256 of the rows, hexadecimal. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    note: z.string(),
  }),
  /** Log-odds of an order of which nothing is known. */
  intercept: z.number(),
  shapes: z.array(shapeSchema).min(1),
  pairs: z.array(pairSchema).max(10),
  /** Chosen for stated costs (costs.ts). Managers may set others. */
  thresholds: thresholdsSchema,
  /** Measured on rows that it has not seen. */
  metrics: z.record(z.string(), z.number()),
  /** SHA-256 of all the rest, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelFile = z.infer<typeof modelFileSchema>;
