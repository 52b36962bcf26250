import type { CustomerId } from "@/lib/platform/ids";

export type Role = "customer" | "fulfillment";

/** Who is asking, read from the data at every request: a session only says which customer. */
export interface Viewer {
  readonly customerId: CustomerId;
  readonly email: string;
  readonly firstName: string;
  readonly role: Role;
  readonly verified: boolean;
}
