import { differences, OF_DIFFERENCES, PARTITION, runs } from "@/lib/shop/reconciliation/record";
import type { Difference, Run } from "@/lib/shop/reconciliation/schema";

/** A page of what differs now, after the id given. */
export async function listOpenDifferences(after: string | undefined, limit: number): Promise<Difference[]> {
  const filter = differences.when.absent("resolvedAt");
  const found = await differences.query(PARTITION, { after: `${OF_DIFFERENCES}${after ?? ""}`, limit, filter });
  return found.map(({ record }) => record);
}

/** The last whole comparison, if there was one. */
export const latestRun = (): Promise<Run | undefined> => runs.get("latest");
