import { setTimeout as sleep } from "node:timers/promises";
import type { Stack } from "../../../e2e/support/stack.ts";
import type { Mail } from "../../../e2e/support/store.ts";

const EVERY_MS = 500;
const TRIES = 240;
const LINK = /\/verify\?token=(\S+)/;

const tokenIn = ({ body }: Mail): string | undefined => LINK.exec(body.text)?.[1];

/** The tokens of all verification mails, by address; one look at the inbox serves all who wait. */
export function inboxOf({ inboxUrl }: Stack) {
  let looking: Promise<ReadonlyMap<string, string>> | undefined;
  async function look(): Promise<ReadonlyMap<string, string>> {
    const { emails } = (await (await fetch(`${inboxUrl}/store`)).json()) as { readonly emails: readonly Mail[] };
    looking = undefined;
    return new Map(
      emails.flatMap((mail) => mail.destination.to.map((to) => [to, decodeURIComponent(tokenIn(mail) ?? "")] as const)),
    );
  }
  return async (email: string): Promise<string> => {
    for (let tries = 0; tries < TRIES; tries++, await sleep(EVERY_MS)) {
      const token = (await (looking ??= look())).get(email);
      if (token) return token;
    }
    throw new Error(`no mail for ${email}`);
  };
}
export type Inbox = ReturnType<typeof inboxOf>;
