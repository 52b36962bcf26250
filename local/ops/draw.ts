import { randomBytes } from "node:crypto";
import { UserError } from "../supervisor/user-error.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A store, and who publishes in it. */
export interface Publisher {
  readonly siteUrl: string;
  readonly email: string;
  readonly password: string;
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** A visitor who keeps the cookies that the site sets. */
function visitor(siteUrl: string): Ask {
  const cookies = new Map<string, string>();
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(new URL(path, siteUrl), { ...init, headers, redirect: "manual" }).catch((cause) => {
      throw new UserError(`The store at ${siteUrl} does not answer. Is it running?`, { cause });
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
}

async function said<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new UserError(`The store answered ${answer.status} at ${answer.url}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}

async function signIn(ask: Ask, { email, password }: Publisher): Promise<void> {
  const { csrfToken } = await said<{ csrfToken: string }>(await ask("/api/auth/csrf"));
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const answer = await ask("/api/auth/callback/credentials", { method: "POST", body });
  if (answer.ok) return;
  throw new UserError(
    `The store does not sign ${email} in: set STAFF_PASSWORD to the password that it was started with.`,
  );
}

/** Two pairs, one each of two sizes: a few people are enough to see who wins, waits and is told so. */
function described(minutes: number, nowMs: number) {
  const at = (ms: number) => new Date(nowMs + ms).toISOString();
  return {
    name: `A draw to look at, ${randomBytes(2).toString("hex")}`,
    mode: "draw",
    opensAt: at(-MINUTE_MS),
    entriesCloseAt: at(minutes * MINUTE_MS),
    closesAt: at(minutes * MINUTE_MS + DAY_MS),
    price: { amountMinor: 314_15, currency: "EUR" },
    paymentWindowSeconds: 600,
    sizes: ["42", "43"].map((size) => ({ size, pairs: 1 })),
  };
}

/** Publishes a draw that takes entries for so many minutes from now on. Resolves with its page. @throws UserError with what the store says */
export async function publishDraw(publisher: Publisher, minutes: number): Promise<string> {
  const ask = visitor(publisher.siteUrl);
  await signIn(ask, publisher);
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(described(minutes, Date.now()));
  const { dropId } = await said<{ dropId: string }>(
    await ask("/api/fulfillment/drops", { method: "POST", headers, body }),
  );
  await said(await ask(`/api/fulfillment/drops/${dropId}/publish`, { method: "POST" }));
  return `${publisher.siteUrl}/drops/${dropId}`;
}
