import { z } from "zod";
import type { Viewer } from "@/lib/account/session/schema";
import type { BulkRequest } from "@/lib/desk/decision/schema";
import { AppError } from "@/lib/platform/errors";
import { digestId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

const bulks = entity({
  schema: z.object({ request: z.string(), at: z.iso.datetime() }),
  key: ({ bulkId }: { readonly bulkId: string }) => ({ pk: `BULK#${bulkId}`, sk: "BULK" }),
});

/** Who decides what, why, and of which orders: their order and repetitions apart. */
const digestOf = (by: string, { decision, reasonCode, note = "", orderIds }: BulkRequest): string =>
  digestId(by, decision, reasonCode, note, ...[...new Set(orderIds)].toSorted());

/**
 * Binds the id to this decision of this viewer, once. Resolves with the moment when it was first sent.
 * @throws AppError idempotency_key_reused where the id stands for another decision
 */
export async function bindBulk({ customerId }: Viewer, bulk: BulkRequest): Promise<string> {
  const request = digestOf(customerId, bulk);
  const { record } = await bulks.createOrMeet(bulk, { request, at: new Date().toISOString() });
  if (record?.request !== request) throw new AppError("idempotency_key_reused");
  return record.at;
}
