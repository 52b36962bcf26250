import "server-only";
import { z } from "zod";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { AppError } from "@/lib/platform/errors";
import { fulfillmentView } from "@/lib/desk/order/view";
import { issuesOf } from "@/lib/platform/http/issues";
import { hidesScore } from "@/lib/shop/order/review/rules";
import { REVIEW_STATUS } from "@/lib/shop/order/rules";
import { orderStatusSchema } from "@/lib/shop/order/schema";
import { listOrdersByStatus } from "@/lib/shop/order/store";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

const PAGE_SIZE = 25;

const queryParameters = z.object({
  status: orderStatusSchema.default(REVIEW_STATUS),
  level: riskLevelSchema.optional(),
  cursor: z.base64url().max(300).optional(),
});

function parseQuery(query: ListQuery) {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = queryParameters.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
}

interface ListQuery {
  readonly status?: string | undefined;
  readonly level?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of orders of one status (awaiting approval unless said otherwise), soonest deadline first.
 * @throws AppError forbidden to all but the team, validation_failed
 */
export async function listOrders(
  viewer: Viewer,
  query: ListQuery,
): Promise<{ orders: FulfillmentOrderView[]; nextCursor: string | null }> {
  assertStaff(viewer);
  const { status, level, cursor } = parseQuery(query);
  const after = cursor && Buffer.from(cursor, "base64url").toString();
  const found = await listOrdersByStatus(status, {
    limit: PAGE_SIZE + 1,
    ...(after && { after }),
    ...(level && { level }),
  });
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const shown = page.filter(({ record }) => level === undefined || !hidesScore(record)); // its level is not to be had either
  const orders = await Promise.all(shown.map(({ record }) => fulfillmentView(record, viewer)));
  return {
    orders,
    nextCursor: found.length > PAGE_SIZE && last ? Buffer.from(last.sortKey).toString("base64url") : null,
  };
}
