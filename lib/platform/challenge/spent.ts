import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { digestId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

const spentProofs = entity({
  schema: z.object({ usedFor: z.string(), ttlSeconds: z.number() }),
  key: ({ proof }: { readonly proof: string }) => ({ pk: `CHALLENGE#${digestId(proof)}`, sk: "SPENT" }),
});

/** Longer than clocks of instances differ. */
const SLACK_SECONDS = 300;

/**
 * Uses a proof up, once: one conditional write. For the same use again it is done already.
 * @param proof what is its own alone: a signature @throws AppError challenge_used
 */
export async function spend(proof: string, usedFor: string, expiresAtSeconds: number): Promise<void> {
  const { record } = await spentProofs.createOrMeet(
    { proof },
    { usedFor, ttlSeconds: expiresAtSeconds + SLACK_SECONDS },
  );
  if (record?.usedFor !== usedFor) throw new AppError("challenge_used");
}
