import "server-only";
import { assertManager, assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { keepAudit } from "@/lib/platform/audit/store";
import type { ReviewPolicy } from "@/lib/shop/review-policy/schema";
import type { ScoreView } from "@/lib/shop/risk-policy/schema";
import { recentRiskPolicy } from "@/lib/shop/risk-policy/store";
import { putReviewPolicy, readReviewPolicy } from "@/lib/shop/review-policy/store";

/** What happens to orders that no reviewer decides. @throws AppError forbidden to all but the team */
export async function readPolicy(viewer: Viewer): Promise<ReviewPolicy> {
  assertStaff(viewer);
  return readReviewPolicy();
}

/** In which order facts and score are shown. @throws AppError forbidden to all but the team */
export async function readScoreView(viewer: Viewer): Promise<ScoreView> {
  assertStaff(viewer);
  return (await recentRiskPolicy()).view;
}

const inWords = ({ alertMinutes, alertMail, atDeadline, extendHours }: ReviewPolicy): string =>
  [
    alertMinutes === 0 ? "no alert" : `alert ${alertMinutes} min before${alertMail ? ", by mail" : ""}`,
    atDeadline === "expire" ? "then expire" : `then extend by ${extendHours} h`,
  ].join(", ");

/** Holds for every order from its next wait on. @throws AppError forbidden to all but managers */
export async function changePolicy(viewer: Viewer, policy: ReviewPolicy): Promise<void> {
  assertManager(viewer);
  const at = new Date().toISOString();
  const entry = { entryId: `policy-${at}`, kind: "policy", at, by: viewer.customerId, note: inWords(policy) } as const;
  await keepAudit([entry]);
  await putReviewPolicy(policy);
}
