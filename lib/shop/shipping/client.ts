import EasyPost from "@easypost/api";
import { env } from "@/lib/platform/env";

/** Longer than a label takes, shorter than an invocation. */
const ANSWER_WITHIN_MS = 20_000;

export type Client = InstanceType<typeof EasyPost>;

let made: Client | undefined;

/** The one client of the carrier. Where it talks to is configuration, not code. */
export function carrier(): Client {
  made ??= new EasyPost(env("EASYPOST_API_KEY"), { baseUrl: env("EASYPOST_API_URL"), timeout: ANSWER_WITHIN_MS });
  return made;
}
