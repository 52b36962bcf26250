import { addressBookData } from "@/lib/account/address-book/privacy";
import { addressReservationData, customerData } from "@/lib/account/customer/privacy";
import { registrationData } from "@/lib/account/registration/privacy";
import { sessionData } from "@/lib/account/session/privacy";
import type { PersonalData } from "@/lib/platform/privacy/contribution";
import { blockData } from "@/lib/shop/block/privacy";
import { listingData } from "@/lib/shop/listing/privacy";
import { appealData } from "@/lib/shop/appeal/privacy";
import { entryData } from "@/lib/shop/entry/privacy";
import { orderData } from "@/lib/shop/order/privacy";
import { questionData } from "@/lib/shop/question/privacy";
import { reminderData } from "@/lib/shop/reminder/privacy";
import { returnData, withdrawalData } from "@/lib/shop/returns/privacy";

/**
 * Every room that holds something on people. A new one joins here. They are erased in this order: what lets anyone in first,
 * what may have to wait late, the account last.
 */
export const rooms: readonly PersonalData[] = [
  sessionData,
  registrationData,
  addressReservationData,
  addressBookData,
  reminderData,
  questionData,
  withdrawalData,
  orderData,
  entryData,
  returnData,
  listingData,
  appealData,
  blockData,
  customerData,
];
