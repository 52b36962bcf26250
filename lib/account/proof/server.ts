import { randomUUID } from "node:crypto";
import { callerOf, type Demand } from "@/lib/platform/challenge/caller";
import { isPressed, type Pressure } from "@/lib/platform/challenge/pace";
import type { Purpose } from "@/lib/platform/challenge/schema";
import { useProof } from "@/lib/platform/challenge/server";
import type { HeaderReader } from "@/lib/platform/http/client";

interface Door {
  readonly purpose: Purpose;
  readonly pressure: Pressure;
}

/** Where visitors cause work or mail: from so many attempts of a network on, each brings a proof. A campus shares a network. */
const DOORS = {
  register: { purpose: "register", pressure: { network: { max: 300, windowSeconds: 60, free: 50 } } },
  resend: { purpose: "register", pressure: { network: { max: 100, windowSeconds: 900, free: 10 } } },
  forgot: { purpose: "sign_in", pressure: { network: { max: 100, windowSeconds: 900, free: 10 } } },
  sign_in: { purpose: "sign_in", pressure: { network: { max: 300, windowSeconds: 60, free: 100 } } },
} as const satisfies Record<string, Door>;
export type DoorName = keyof typeof DOORS;

export const demandAt = (door: DoorName, headers: HeaderReader): Demand => ({
  purpose: DOORS[door].purpose,
  caller: callerOf(headers),
});

/**
 * Counts one attempt, and uses up the proof of one that needs one, or has one. Before anything is hashed, stored or mailed.
 * @param shown the header or the form's field, null for none @throws AppError challenge_required, challenge_invalid, challenge_used
 */
export async function proveAt(door: DoorName, headers: HeaderReader, shown: string | null): Promise<void> {
  const demand = demandAt(door, headers);
  const isNeeded = await isPressed(door, demand.caller, DOORS[door].pressure);
  if (isNeeded || shown) await useProof(demand, shown, randomUUID());
}
