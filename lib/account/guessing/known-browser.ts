import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/platform/env";
import { keyedId } from "@/lib/platform/ids";

/** Accounts that one browser is known for: people share them. */
const MOST_ACCOUNTS = 4;
const KEEP_SECONDS = 180 * 86_400;

/** A browser that somebody has signed in with. Its cookie says for which accounts, in a way that only we can. */
export interface KnownBrowser {
  readonly id: string;
  readonly marks: readonly string[];
}

const isSecure = (): boolean => env("SITE_URL").startsWith("https:");
const cookieName = () => `${isSecure() ? "__Host-" : ""}known-browser`;
const markOf = (id: string, account: string) => keyedId(env("AUTH_SECRET"), "known-browser", id, account);

/** What the cookie says, also one that the browser made up. */
export function parseBrowser(cookie: string | undefined): KnownBrowser | undefined {
  const [id = "", ...marks] = (cookie ?? "").split(".");
  return id && marks.length > 0 ? { id, marks: marks.slice(0, MOST_ACCOUNTS) } : undefined;
}

/** Whether the account was signed in to with this browser. */
export const knows = (browser: KnownBrowser | undefined, account: string): browser is KnownBrowser =>
  browser?.marks.includes(markOf(browser.id, account)) === true;

/** The cookie after the account was signed in to. */
export function withAccount(browser: KnownBrowser | undefined, account: string): string {
  const id = browser?.id ?? randomUUID();
  const mark = markOf(id, account);
  const others = (browser?.marks ?? []).filter((other) => other !== mark);
  return [id, mark, ...others.slice(0, MOST_ACCOUNTS - 1)].join(".");
}

export const sentBrowser = async (): Promise<KnownBrowser | undefined> =>
  parseBrowser((await cookies()).get(cookieName())?.value);

/** Only in a server action or a route. */
export async function rememberBrowser(browser: KnownBrowser | undefined, account: string): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(), maxAge: KEEP_SECONDS } as const;
  (await cookies()).set(cookieName(), withAccount(browser, account), options);
}
