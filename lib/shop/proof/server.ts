import { randomInt } from "node:crypto";
import type { Viewer } from "@/lib/account/session/schema";
import { callerOf, type Demand } from "@/lib/platform/challenge/caller";
import { isPressed, type Pressure } from "@/lib/platform/challenge/pace";
import { useProof } from "@/lib/platform/challenge/server";
import { env } from "@/lib/platform/env";
import type { HeaderReader } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { paceOf } from "@/lib/platform/rate-limit/velocity";
import type { Drop } from "@/lib/shop/drop/schema";
import { mailboxDigest } from "@/lib/shop/risk/evidence/fingerprint";

type PurposeInDrop = "order" | "enter";

/** What a shopper is asked for in a drop: a proof of their own. */
export const demandOf = (
  headers: HeaderReader,
  viewer: Viewer | null,
  purpose: PurposeInDrop,
  dropId: string,
): Demand => ({
  purpose,
  dropId,
  caller: callerOf(
    headers,
    viewer ? { account: viewer.customerId, mailbox: mailboxDigest(env("AUTH_SECRET"), viewer.email) } : {},
  ),
});

/** From so many attempts in a minute on each needs a proof. A campus may share a network; a person orders once or twice. */
const PRESSURE: Pressure = {
  network: { max: 1200, windowSeconds: 60, free: 200 },
  account: { max: 30, windowSeconds: 60, free: 10 },
};

const SHARDS = 8;
/** All attempts at one drop: a thousand in a second, for ten seconds. Each shard counts an eighth. */
const OF_A_DROP = { max: 10_000 / SHARDS, windowSeconds: 10, free: 500 / SHARDS };

const isRushed = async (dropId: string): Promise<boolean> =>
  (await paceOf({ key: `drop:${dropId}:${randomInt(SHARDS)}`, ...OF_A_DROP })) > 1;

/** Counts one attempt. Whether it needs a proof: always, or while its network, its account or the drop is under pressure. */
async function needsProof({ dropId, proof }: Pick<Drop, "dropId" | "proof">, demand: Demand): Promise<boolean> {
  if (proof === "always") return true;
  const [pressed, rushed] = await Promise.all([
    isPressed(`${demand.purpose}:${dropId}`, demand.caller, PRESSURE),
    isRushed(dropId),
  ]);
  return pressed || rushed;
}

/** What was shown with a wish: the header or the form's field, null for none. */
export interface ShownProof {
  readonly headers: HeaderReader;
  readonly shown: string | null;
}

interface Wish {
  readonly purpose: PurposeInDrop;
  readonly viewer: Viewer;
  readonly drop: Drop;
  /** Chosen by the client: the same proof serves the same key of the shopper again. */
  readonly key: string;
}

/**
 * Uses up the proof of a wish that needs one, or has one.
 * @throws AppError challenge_required, challenge_invalid, challenge_used
 */
export async function prove({ purpose, viewer, drop, key }: Wish, given: ShownProof): Promise<void> {
  const { headers, shown } = given;
  const demand = demandOf(headers, viewer, purpose, drop.dropId);
  if (!(await needsProof(drop, demand)) && !shown) return;
  await useProof(demand, shown, digestId(viewer.customerId, key));
}
