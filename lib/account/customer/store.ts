import type { CustomerId, RegistrationId } from "@/lib/platform/ids";
import { memoByKey } from "@/lib/platform/memo";
import type { Condition } from "@/lib/platform/table/condition";
import { entity } from "@/lib/platform/table/entity";
import {
  addressReservationSchema,
  customerSchema,
  type AddressReservation,
  type Customer,
} from "@/lib/account/customer/schema";

const customers = entity({
  schema: customerSchema,
  key: ({ customerId }: { readonly customerId: string }) => ({ pk: `CUSTOMER#${customerId}`, sk: "CUSTOMER" }),
});
const addresses = entity({
  schema: addressReservationSchema,
  key: ({ email }: { readonly email: string }) => ({ pk: `EMAIL#${email}`, sk: "EMAIL" }),
});

/** The customer as last written, or undefined. */
export const getCustomer = (customerId: string): Promise<Customer | undefined> => customers.get({ customerId });

const RECENT_MS = 5000;
const RECENT_MOST = 500;
/** The customer as of the last seconds: what one invocation needs several times is read once. Not for what may be decided by it. */
export const recentCustomer = memoByKey(RECENT_MS, RECENT_MOST, getCustomer);

/** Who has the address now, and how many registrations it has behind it. */
export const findAddressReservation = async (email: string): Promise<AddressReservation> =>
  (await addresses.get({ email })) ?? { generation: 0 };

/** The customer who has the address. Reads as often for an unknown address as for a known one. */
export async function findCustomerByEmail(email: string): Promise<Customer | undefined> {
  const { customerId } = await findAddressReservation(email);
  return getCustomer(customerId ?? "cus_none");
}

interface Reservation {
  readonly customerId: CustomerId;
  readonly registrationId?: RegistrationId;
  readonly generation?: number;
}

/**
 * One address, one customer: true when it is (already) this customer's, false when another has it. Safe to repeat.
 * @param instead a customer who had it and is gone
 */
export async function reserveAddress(email: string, reservation: Reservation, instead?: CustomerId): Promise<boolean> {
  const { when } = addresses;
  const isFree = when.or(when.absent("customerId"), when.is("customerId", reservation.customerId));
  const set = { set: reservation, when: instead ? when.or(isFree, when.is("customerId", instead)) : isFree };
  return (await addresses.upsert({ email }, set)) !== undefined;
}

/** Frees the address where this customer has it; signing up again is then a registration of its own. Safe to repeat. */
export async function releaseAddress(email: string, { customerId, generation = 0 }: Reservation): Promise<void> {
  await addresses.update(
    { email },
    {
      remove: ["customerId", "registrationId"],
      set: { generation: generation + 1 },
      when: addresses.when.is("customerId", customerId),
    },
  );
}

/** Safe to repeat: a customer who is there stays as is. */
export async function putCustomer(customer: Customer): Promise<void> {
  await customers.create(customer, customer);
}

interface NewPassword {
  readonly passwordHash: string;
  /** The moment of the change, which every later session carries. */
  readonly passwordSetAt: string;
}

/** What the owner of a mailbox chose when it was verified, in the place of what was typed at sign-up. */
type Chosen = NewPassword & Pick<Customer, "firstName" | "lastName">;

/** The address is theirs from this moment on. Safe to repeat: the first time is kept. */
export async function markCustomerVerified(customerId: CustomerId, at: string, chosen?: Chosen): Promise<void> {
  const when = customers.when.absent("verifiedAt");
  await customers.update({ customerId }, { set: { ...chosen, verifiedAt: at }, when });
}

const setPassword = async (customerId: CustomerId, set: NewPassword, when: Condition<Customer>): Promise<boolean> =>
  (await customers.update({ customerId }, { set, when })) !== undefined;

/** Sets the password unless it was changed at or after the given moment: true when this call did. Safe to repeat. */
export function setPasswordUnlessChanged(
  customerId: CustomerId,
  password: NewPassword,
  since: string,
): Promise<boolean> {
  const { when } = customers;
  return setPassword(customerId, password, when.or(when.absent("passwordSetAt"), when.below("passwordSetAt", since)));
}

/** Puts the password in the place of the one that was read: true unless another change came in between. */
export const replacePassword = (customerId: CustomerId, password: NewPassword, instead: string): Promise<boolean> =>
  setPassword(customerId, password, customers.when.is("passwordHash", instead));

interface Rostered {
  readonly role: Customer["role"];
  readonly isDeactivated: boolean;
  readonly rosterVersion: number;
}

/** Takes over what the team's roster says, unless a newer one was taken over before. Safe to repeat. */
export async function followRoster(customerId: string, { isDeactivated, ...set }: Rostered): Promise<void> {
  const { when } = customers;
  const isOlder = when.or(when.absent("rosterVersion"), when.atMost("rosterVersion", set.rosterVersion));
  await customers.update(
    { customerId },
    isDeactivated
      ? { set: { ...set, deactivatedAt: new Date().toISOString() }, when: isOlder }
      : { set, remove: ["deactivatedAt"], when: isOlder },
  );
}

/** Takes over what became of the second factor itself. Safe to repeat. */
export async function followSecondFactor(customerId: string, secondFactor: Customer["secondFactor"]): Promise<void> {
  await customers.update({ customerId }, secondFactor ? { set: { secondFactor } } : { remove: ["secondFactor"] });
}

/** Makes a second factor due where there is none, or no longer so, while the account follows that roster. Safe to repeat. */
export async function requireSecondFactor(
  customerId: string,
  isRequired: boolean,
  rosterVersion: number,
): Promise<void> {
  const { when } = customers;
  const follows = when.is("rosterVersion", rosterVersion);
  if (isRequired)
    await customers.update(
      { customerId },
      { set: { secondFactor: "due" }, when: when.and(follows, when.absent("secondFactor")) },
    );
  else
    await customers.update(
      { customerId },
      { remove: ["secondFactor"], when: when.and(follows, when.is("secondFactor", "due")) },
    );
}

/** From this moment on the account is being erased: the first time is kept. */
export async function markErased(customerId: CustomerId, erasedAt: string): Promise<void> {
  await customers.update({ customerId }, { set: { erasedAt }, when: customers.when.absent("erasedAt") });
}

/** Deletes a customer whose erasure was asked for. Safe to repeat. */
export const deleteErasedCustomer = (customerId: CustomerId): Promise<void> =>
  customers.delete({ customerId }, customers.when.exists("erasedAt"));

/** Deletes a customer who never verified. A verified one stays. Safe to repeat. */
export const deleteUnverifiedCustomer = (customerId: CustomerId): Promise<void> =>
  customers.delete({ customerId }, customers.when.absent("verifiedAt"));
