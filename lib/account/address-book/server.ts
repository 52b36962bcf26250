import { changeSaved, deleteSaved, findSaved, listSaved, putSaved } from "@/lib/account/address-book/store";
import type { SavedAddress, SavedAddressView } from "@/lib/account/address-book/schema";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { digestId, type CustomerId } from "@/lib/platform/ids";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

const MOST_ADDRESSES = 20;

const viewOf = ({ addressId, address }: SavedAddress): SavedAddressView => ({ addressId, ...address });
const now = () => new Date().toISOString();
/** Made of the address: saving the same again is the same address. */
const idOf = (customerId: CustomerId, address: PostalAddress): string =>
  `sav_${digestId("saved-address", customerId, JSON.stringify(address))}`;

/** The viewer's own addresses, the one used last first. */
export const readAddresses = async ({ customerId }: Viewer): Promise<SavedAddressView[]> =>
  (await listSaved(customerId)).map(viewOf);

/** Saves an address; the same again changes nothing but its place in the list. @throws AppError validation_failed beyond twenty */
export async function saveAddress({ customerId }: Viewer, address: PostalAddress): Promise<SavedAddressView> {
  const addressId = idOf(customerId, address);
  const known = await listSaved(customerId);
  if (known.length >= MOST_ADDRESSES && !known.some((one) => one.addressId === addressId))
    throw new AppError("validation_failed", {
      issues: [{ field: "", message: `You have ${MOST_ADDRESSES} addresses: remove one first.` }],
    });
  const saved = { addressId, address, usedAt: now() };
  await putSaved(customerId, saved);
  return viewOf(saved);
}

/** @throws AppError not_found */
export async function changeAddress(
  { customerId }: Viewer,
  addressId: string,
  address: PostalAddress,
): Promise<SavedAddressView> {
  const changed = await changeSaved(customerId, { addressId, address, usedAt: now() });
  if (!changed) throw new AppError("not_found");
  return viewOf(changed);
}

/** Safe to repeat. */
export const removeAddress = ({ customerId }: Viewer, addressId: string): Promise<void> =>
  deleteSaved(customerId, addressId);

/** One of the viewer's own addresses. @throws AppError validation_failed where there is none of that id */
export async function chosenAddress({ customerId }: Viewer, addressId: string): Promise<PostalAddress> {
  const found = await findSaved(customerId, addressId);
  if (found) return found.address;
  throw new AppError("validation_failed", {
    issues: [{ field: "addressId", message: "This address is not in your address book any more. Choose another one." }],
  });
}
