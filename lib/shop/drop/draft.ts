import { digestId } from "@/lib/platform/ids";
import { numberSizes } from "@/lib/shop/drop/numbers";
import type { Drop, DropFile } from "@/lib/shop/drop/schema";

/** A draft of what the file describes. @param by customer id of who drafts it */
export function draftOf(file: DropFile, by: string, at: string): Drop {
  const { sizes, ...described } = file;
  return {
    ...described,
    sizes: numberSizes(sizes),
    status: "draft",
    createdAt: at,
    version: 1,
    schedule: 1,
    deeds: [{ deed: "draft", by, at, requestId: digestId(JSON.stringify(file)) }],
  };
}

/** Whether both began by the same request, whatever became of them. */
export const beganAlike = (a: Drop, b: Drop): boolean =>
  a.deeds[0]?.requestId !== undefined && a.deeds[0].requestId === b.deeds[0]?.requestId;
