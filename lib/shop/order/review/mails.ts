import { getCustomer } from "@/lib/account/customer/store";
import { readRoster } from "@/lib/account/team/store";
import { env } from "@/lib/platform/env";
import { sendMailOnce } from "@/lib/platform/mail/server";
import type { Letter } from "@/lib/platform/mail/schema";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order } from "@/lib/shop/order/schema";

const desk = (path: string): string => `${env("SITE_URL")}/fulfillment${path}`;

const alertLetter = (to: string): Letter => ({
  to,
  subject: "Orders end soon without a decision",
  preheader: "Their payments are released when nobody decides.",
  title: "Orders end soon without a decision",
  greeting: "Hello,",
  paragraphs: [
    "Some orders come close to their deadline. What happens then is in the desk's policy; deciding or extending comes first.",
  ],
  button: { label: "See what ends soon", url: desk("?within=120&sort=deadline") },
});

/** One mail an hour to every active manager, however many orders come close to their deadline. @param at ISO 8601 */
export async function mailAlert({ dropId }: Order, at: string): Promise<void> {
  const { members } = await readRoster();
  const managers = Object.entries(members).filter(([, { role, state }]) => role === "manager" && state === "active");
  await Promise.all(
    managers.map(([id, { email }]) =>
      sendMailOnce(`review-alert:${dropId}:${at.slice(0, 13)}:${id}`, () => alertLetter(email)),
    ),
  );
}

const reminderLetter = (to: string, firstName: string, { orderId, hold }: Order): Letter => ({
  to,
  subject: `Reminder: order ${orderNumberOf(orderId)}`,
  preheader: "You put it aside until now.",
  title: "An order waits for you again",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    `You put order ${orderNumberOf(orderId)} aside until now. It is back in the queue, and its deadline has not moved.`,
    ...(hold?.note === undefined ? [] : [`Your note: ${hold.note}`]),
  ],
  button: { label: "Open the order", url: desk(`/orders/${orderId}`) },
});

/** Reminds the reviewer who put the order aside, once for a hold. */
export async function mailReminder(order: Order): Promise<void> {
  const { orderId, hold } = order;
  const reviewer = hold && (await getCustomer(hold.by));
  if (!hold || !reviewer) return;
  await sendMailOnce(`${orderId}:reminder:${hold.at}`, () => reminderLetter(reviewer.email, reviewer.firstName, order));
}
