import { keyedId, type RegistrationId } from "@/lib/platform/ids";
import { sameHash } from "@/lib/platform/link-token/rules";

/** Sign-ups that a browser is known by: a mistyped address is followed by the right one. */
const MOST = 5;
const BETWEEN = "~";

/** What tells the browser that signed up from all others: only the holder of the key can make it. */
const ticketOf = (registrationId: RegistrationId, key: string): string =>
  `${registrationId}.${keyedId(key, "sign-up-browser", registrationId)}`;

const split = (tickets: string | undefined): string[] => tickets?.split(BETWEEN).slice(0, MOST) ?? [];

/** The browser's tickets with one for this registration in front. */
export function withTicket(tickets: string | undefined, registrationId: RegistrationId, key: string): string {
  const ticket = ticketOf(registrationId, key);
  return [ticket, ...split(tickets).filter((other) => other !== ticket)].slice(0, MOST).join(BETWEEN);
}

/** Whether the browser with these tickets signed up for this registration. */
export const hasTicket = (tickets: string | undefined, registrationId: RegistrationId, key: string): boolean =>
  split(tickets).some((ticket) => sameHash(ticket, ticketOf(registrationId, key)));
