import "server-only";
import { getCustomer } from "@/lib/account/customer/store";
import { handOut } from "@/lib/account/session/cookie";
import type { Session } from "@/lib/account/session/schema";
import { renewSession } from "@/lib/account/session/transitions";

/** Lets this browser go on after its owner's change ended every session of before. Only in a server action or a route. */
export async function renewHere(session: Session): Promise<void> {
  const customer = await getCustomer(session.customerId);
  const renewed = customer && (await renewSession(session, customer, Date.now()));
  if (renewed) await handOut(renewed);
}
