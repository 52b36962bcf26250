import type { Challenge } from "altcha-lib";
import { call, type Answer, type Call } from "../../drop/client.ts";
import { challengePath, proofOf } from "../../../e2e/support/proof.ts";
import type { Stack } from "../../../e2e/support/stack.ts";
import type { Actor } from "../cast/actor.ts";

export const read = ({ text }: Answer): unknown => JSON.parse(text);

export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
  return answer;
}

/** Someone's browser, or what passes for one: its headers, its address, its cookies. */
export interface Client {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
}

function noteCookies(jar: Map<string, string>, { headers }: Answer): void {
  for (const cookie of headers["set-cookie"] ?? []) {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** @param given headers of every call */
export function clientOf({ siteUrl }: Stack, given: Readonly<Record<string, string>> = {}): Client {
  const jar = new Map<string, string>();
  async function send(path: string, { headers, ...request }: Call): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await call(`${siteUrl}${path}`, {
      ...request,
      headers: { ...given, ...headers, ...(cookie !== "" && { cookie }) },
    });
    noteCookies(jar, answer);
    return answer;
  }
  return {
    get: (path) => send(path, {}),
    post: (path, body, headers = {}) => send(path, { method: "POST", body, headers }),
  };
}

const isProofAsked = (answer: Answer): boolean =>
  answer.status === 403 && (read(answer) as { code?: string }).code === "challenge_required";

type Purpose = "order" | "enter" | "register";
const PATHS = { order: "/api/orders", enter: "/api/entries", register: "/api/register" } as const;

interface Wish {
  readonly purpose: Purpose;
  readonly body: object;
  readonly dropId?: string;
  /** The idempotency key. */
  readonly key?: string;
}

/** Asks, and once more with a proof where one is asked for. */
export async function postWish(client: Client, { purpose, dropId, body, key }: Wish): Promise<Answer> {
  const send = (headers: object) =>
    client.post(PATHS[purpose], body, { ...headers, ...(key !== undefined && { "idempotency-key": key }) });
  const first = await send({});
  if (!isProofAsked(first)) return first;
  const given = await client.get(challengePath(purpose, dropId));
  return given.status === 200 ? send({ "x-challenge": await proofOf(read(given) as Challenge) }) : given;
}

/** What an actor sends: plain text, for the bench reads the answers. */
export function clientOfActor(stack: Stack, { device, network }: Actor): Client {
  const { "accept-encoding": _, ...headers } = device.headers;
  return clientOf(stack, { ...headers, "x-forwarded-for": network });
}

export async function signIn(client: Client, email: string, password: string): Promise<void> {
  const { csrfToken } = read(expectStatus(await client.get("/api/auth/csrf"), 200, "csrf")) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, email, password, json: "true" });
  expectStatus(await client.post("/api/auth/callback/credentials", form), 200, `sign in ${email}`);
}
