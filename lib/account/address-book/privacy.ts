import { deleteSaved, listSaved } from "@/lib/account/address-book/store";
import type { PersonalData } from "@/lib/platform/privacy/contribution";

/** The addresses that a person has saved. */
export const addressBookData: PersonalData = {
  name: "addresses",
  export: async ({ customerId }) =>
    (await listSaved(customerId)).map(({ address, usedAt }) => ({ ...address, usedAt })),
  erase: async ({ customerId }) => {
    for (const { addressId } of await listSaved(customerId)) await deleteSaved(customerId, addressId);
  },
};
