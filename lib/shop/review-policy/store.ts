import { memo } from "@/lib/platform/memo";
import { entity } from "@/lib/platform/table/entity";
import { defaultReviewPolicy, reviewPolicySchema, type ReviewPolicy } from "@/lib/shop/review-policy/schema";

const policies = entity({
  schema: reviewPolicySchema,
  key: () => ({ pk: "SETTINGS", sk: "REVIEW_POLICY" }),
});

/** The policy as last written, or as it is at first. */
export const readReviewPolicy = async (): Promise<ReviewPolicy> => (await policies.get({})) ?? defaultReviewPolicy;

const FRESH_FOR_MS = 1000;

/** As readReviewPolicy, at most a second old: for what every order asks, and nothing is decided by. */
export const recentReviewPolicy = memo(FRESH_FOR_MS, readReviewPolicy);

export const putReviewPolicy = (policy: ReviewPolicy): Promise<void> => policies.put({}, policy);
