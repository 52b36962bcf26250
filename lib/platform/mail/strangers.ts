import { sendMailOnce } from "@/lib/platform/mail/server";
import { limitEverywhere } from "@/lib/platform/rate-limit/everywhere";

/**
 * Of a usual quota (SES gives 14 a second and 50,000 a day at first) the rest is for those who have ordered: fifteen a second,
 * and what a large drop's sign-ups need in an hour and in a day.
 */
const lane = [
  { key: "mail:strangers", max: 900, windowSeconds: 60 },
  { key: "mail:strangers:hour", max: 20_000, windowSeconds: 3600 },
  { key: "mail:strangers:day", max: 30_000, windowSeconds: 86_400 },
].map(limitEverywhere);

/**
 * As sendMailOnce, for mail that anyone can cause by typing an address: it has a lane of its own, so that a flood of sign-ups
 * waits and shoppers get their mail. In a workflow's step the refusal is retried: that is the queue.
 * @throws AppError rate_limited while the lane is full
 */
export async function sendToStranger(key: string, compose: Parameters<typeof sendMailOnce>[1]): Promise<void> {
  await Promise.all(lane.map(({ assertBelow }) => assertBelow()));
  await sendMailOnce(key, async () => {
    await Promise.all(lane.map(({ count }) => count()));
    return compose();
  });
}
