import {
  deleteErasedCustomer,
  findAddressReservation,
  getCustomer,
  releaseAddress,
} from "@/lib/account/customer/store";
import type { PersonalData } from "@/lib/platform/privacy/contribution";

/** The address of an account. Freed early: signing up again is then a new registration. */
export const addressReservationData: PersonalData = {
  name: "addressReservation",
  export: async ({ email, customerId }) => ({
    email,
    isYours: (await findAddressReservation(email)).customerId === customerId,
  }),
  erase: async ({ email, customerId }) => {
    const { generation } = await findAddressReservation(email);
    await releaseAddress(email, { customerId, generation });
  },
};

/** The account itself. Erased last: while it is there, its erasure is known to be under way. */
export const customerData: PersonalData = {
  name: "account",
  export: async ({ customerId }) => {
    const customer = await getCustomer(customerId);
    if (!customer) return null;
    const { email, firstName, lastName, role, createdAt, verifiedAt = null, passwordSetAt = null } = customer;
    return { customerId, email, firstName, lastName, role, createdAt, verifiedAt, passwordSetAt };
  },
  erase: ({ customerId }) => deleteErasedCustomer(customerId),
};
