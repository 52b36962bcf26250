/** next-auth's protocol needs so little that its client need not be sent. The token is always fresh: cookies come and go. */
async function freshToken(): Promise<string> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
  return csrfToken;
}

/** What stands between us and the store answers in HTML. */
const isOurs = (response: Response) => response.headers.get("content-type")?.includes("json") === true;

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor; empty where none was asked for. */
  readonly code: string;
  /** Empty where none was asked for. */
  readonly proof: string;
}

/** Signs in. Resolves with null, or with next-auth's code of what went wrong; rejects when the store cannot be reached. */
export async function signIn({ email, password, code, proof }: Credentials): Promise<string | null> {
  const given = { email, password, ...(code && { code }) };
  const body = new URLSearchParams({ ...given, csrfToken: await freshToken(), json: "true" });
  const headers = proof ? { "x-challenge": proof } : {};
  const response = await fetch("/api/auth/callback/credentials", { method: "POST", headers, body });
  if (response.status >= 500) return isOurs(response) ? "temporarily_unavailable" : "unreachable";
  const { url = "" } = (await response.json()) as { url?: string };
  const error = URL.canParse(url) ? new URL(url).searchParams.get("error") : "unknown";
  return response.ok ? error : (error ?? "unknown");
}

/** Ends the session of this browser. Rejects where it may not have ended. */
export async function signOut(): Promise<void> {
  const body = new URLSearchParams({ csrfToken: await freshToken(), json: "true" });
  const response = await fetch("/api/auth/signout", { method: "POST", body });
  if (!response.ok) throw new Error(`signing out: ${response.status}`);
}
