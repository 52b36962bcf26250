import type { CustomerId } from "@/lib/platform/ids";

/** Whose data is asked for, or to be erased. */
export interface Person {
  readonly customerId: CustomerId;
  readonly email: string;
}

/** What one room holds on people: its part in the export of their data and in their erasure. */
export interface PersonalData {
  /** Its key in the export. */
  readonly name: string;
  /**
   * All that the room holds on the person, as plain values: no secret, no callback id, nothing of another person. Absent where
   * it holds copies of what another room exports.
   */
  readonly export?: (person: Person) => Promise<unknown>;
  /**
   * Deletes it, or takes the person out of what must be kept. Safe to repeat, and to be interrupted anywhere.
   * @throws NotYetError while something must end first
   */
  readonly erase: (person: Person) => Promise<void>;
}

/** What must end before the rest can be erased has not ended yet: the sweep tries again. */
export class NotYetError extends Error {
  override readonly name = "NotYetError";
}
