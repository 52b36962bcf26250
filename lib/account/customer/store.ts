import { deleteItem, getItem, putIfAbsent, updateItem, type Condition } from "@/lib/platform/table/table";
import { customerItemSchema, emailClaimSchema, type Customer, type EmailClaim } from "@/lib/account/customer/schema";
import type { CustomerId } from "@/lib/platform/ids";

const customerKey = (customerId: string) => ({ pk: `CUSTOMER#${customerId}`, sk: "CUSTOMER" });
const emailKey = (email: string) => ({ pk: `EMAIL#${email}`, sk: "EMAIL" });

/** The customer as last written, or undefined. */
export async function getCustomer(customerId: string): Promise<Customer | undefined> {
  const item = await getItem(customerKey(customerId));
  return item && customerItemSchema.parse(item);
}

/** Who holds the address now, and how many registrations it has behind it. */
export async function getEmailClaim(email: string): Promise<EmailClaim> {
  return emailClaimSchema.parse((await getItem(emailKey(email))) ?? {});
}

/** The holder of the address. Reads as often for an unknown address as for a known one. */
export async function findCustomerByEmail(email: string): Promise<Customer | undefined> {
  const { customerId } = await getEmailClaim(email);
  return getCustomer(customerId ?? "cus_nobody");
}

/** One address, one customer: true when it is (already) this customer's, false when another holds it. Safe to repeat. */
export async function claimEmail(email: string, customerId: CustomerId): Promise<boolean> {
  const claimed = await updateItem(emailKey(email), {
    set: { customerId },
    condition: { expression: "attribute_not_exists(#customerId) OR #customerId = :me", values: { me: customerId } },
  });
  return claimed !== undefined;
}

/** From now on, signing up with this address is a new registration. Never counts back; safe to repeat. */
export async function closeGeneration(email: string, generation: number): Promise<void> {
  await updateItem(emailKey(email), {
    set: { generation: generation + 1 },
    condition: {
      expression: "attribute_not_exists(#generation) OR #generation <= :closed",
      values: { closed: generation },
    },
  });
}

/** Frees the address where this customer holds it. Safe to repeat. */
export async function releaseEmail(email: string, customerId: CustomerId): Promise<void> {
  await updateItem(emailKey(email), {
    remove: ["customerId"],
    condition: { expression: "#customerId = :me", values: { me: customerId } },
  });
}

/** Safe to repeat: a customer who is there stays as is. */
export async function putCustomer(customer: Customer): Promise<void> {
  await putIfAbsent({ ...customerKey(customer.customerId), ...customer });
}

/** Safe to repeat: the first time stands. */
export async function markCustomerVerified(customerId: CustomerId, at: string): Promise<void> {
  await updateItem(customerKey(customerId), {
    set: { verifiedAt: at },
    condition: { expression: "attribute_exists(pk) AND attribute_not_exists(#verifiedAt)" },
  });
}

interface NewPassword {
  readonly passwordHash: string;
  /** The moment of the change, which every later session carries. */
  readonly passwordSetAt: string;
}

const set = async (customerId: CustomerId, password: NewPassword, condition: Condition): Promise<boolean> =>
  (await updateItem(customerKey(customerId), { set: { ...password }, condition })) !== undefined;

/** Sets the password unless it was changed at or after the given moment: true when this call did. Safe to repeat. */
export const setPasswordUnlessChanged = (
  customerId: CustomerId,
  password: NewPassword,
  since: string,
): Promise<boolean> =>
  set(customerId, password, {
    expression: "attribute_exists(pk) AND (attribute_not_exists(#passwordSetAt) OR #passwordSetAt < :since)",
    values: { since },
  });

/** Puts the password in the place of the one that was read: true unless another change came in between. */
export const replacePassword = (customerId: CustomerId, password: NewPassword, instead: string): Promise<boolean> =>
  set(customerId, password, { expression: "#passwordHash = :instead", values: { instead } });

/** Deletes a customer who never verified. A verified one stays. Safe to repeat. */
export async function deleteUnverifiedCustomer(customerId: CustomerId): Promise<void> {
  await deleteItem(customerKey(customerId), { expression: "attribute_not_exists(#verifiedAt)" });
}
