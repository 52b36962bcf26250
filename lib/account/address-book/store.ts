import type { CustomerId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";
import { savedAddressSchema, type SavedAddress } from "@/lib/account/address-book/schema";

interface SavedAddressKey {
  readonly customerId: CustomerId;
  readonly addressId: string;
}

const partition = (customerId: CustomerId) => `ADDRESSES#${customerId}`;
const saved = entity({
  schema: savedAddressSchema,
  key: ({ customerId, addressId }: SavedAddressKey) => ({ pk: partition(customerId), sk: `ADDRESS#${addressId}` }),
});

/** A customer's addresses, the one used last first. */
export const listSaved = async (customerId: CustomerId): Promise<SavedAddress[]> =>
  (await saved.query(partition(customerId)))
    .map(({ record }) => record)
    .toSorted((a, b) => b.usedAt.localeCompare(a.usedAt));

export const findSaved = (customerId: CustomerId, addressId: string): Promise<SavedAddress | undefined> =>
  saved.get({ customerId, addressId });

/** Writes it, whatever was there. */
export const putSaved = (customerId: CustomerId, address: SavedAddress): Promise<void> =>
  saved.put({ customerId, addressId: address.addressId }, address);

/** The address after the change; undefined where there is none. */
export const changeSaved = (
  customerId: CustomerId,
  { addressId, address, usedAt }: SavedAddress,
): Promise<SavedAddress | undefined> => saved.update({ customerId, addressId }, { set: { address, usedAt } });

export const deleteSaved = (customerId: CustomerId, addressId: string): Promise<void> =>
  saved.delete({ customerId, addressId });
