import { sendMailOnce } from "@/lib/platform/mail/server";
import { limitEverywhere } from "@/lib/platform/rate-limit/everywhere";

/** Fifteen a second: what is left of a usual quota (SES gives 14 at first, 50 soon) is for those who have ordered. */
const lane = limitEverywhere({ key: "mail:strangers", max: 900, windowSeconds: 60 });

/**
 * As sendMailOnce, for mail that anyone can cause by typing an address: it has a lane of its own, so that a flood of sign-ups
 * waits and shoppers get their mail. In a workflow's step the refusal is retried: that is the queue.
 * @throws AppError rate_limited while the lane is full
 */
export async function sendToStranger(key: string, compose: Parameters<typeof sendMailOnce>[1]): Promise<void> {
  await lane.assertBelow();
  await sendMailOnce(key, async () => {
    await lane.count();
    return compose();
  });
}
