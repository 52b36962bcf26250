import { secondFactors } from "@/lib/account/second-factor/record";
import type { SecondFactor } from "@/lib/account/second-factor/schema";

/** The second factor as last written, or undefined. */
export const findSecondFactor = (customerId: string): Promise<SecondFactor | undefined> =>
  secondFactors.get({ customerId });
