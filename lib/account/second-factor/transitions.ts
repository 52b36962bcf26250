import { secondFactors } from "@/lib/account/second-factor/record";
import type { SecondFactor } from "@/lib/account/second-factor/schema";

/** Every write of a second factor. Each is one conditional write; a code that was used is used for good. */

const { when } = secondFactors;

/** False when one is there already, set up or on its way. */
export const createSecondFactor = (factor: SecondFactor): Promise<boolean> => secondFactors.create(factor, factor);

/** Turns it on with the code of this step: true for the one call whose recovery codes count. */
export const turnOn = async (customerId: string, step: number, recovery: string[]): Promise<boolean> =>
  (await secondFactors.update(
    { customerId },
    { set: { state: "on", lastStep: step, recovery }, when: when.is("state", "pending") },
  )) !== undefined;

/** Uses the code of this time step up: false where it, or a later one, was used before. */
export const useStep = async (customerId: string, step: number): Promise<boolean> =>
  (await secondFactors.update({ customerId }, { set: { lastStep: step }, when: when.below("lastStep", step) })) !==
  undefined;

/** Uses a recovery code up: false where it was used before, or another one at the same moment. */
export async function useRecovery({ customerId, recovery }: SecondFactor, digest: string): Promise<boolean> {
  if (!recovery.includes(digest)) return false;
  const left = recovery.filter((other) => other !== digest);
  const used = await secondFactors.update(
    { customerId },
    { set: { recovery: left }, when: when.is("recovery", recovery) },
  );
  return used !== undefined;
}

/** Safe to repeat. */
export const removeSecondFactor = (customerId: string): Promise<void> => secondFactors.delete({ customerId });
