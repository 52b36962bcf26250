const BASE = "https://same-site.invalid";

/**
 * A path on this site, or "/": where a sign-in may lead is not for the link's author to choose. next-auth writes full
 * addresses; one of this `host` counts as its path.
 */
export function safeCallbackUrl(value: unknown, host: string | null): string {
  if (typeof value !== "string" || !URL.canParse(value, BASE)) return "/";
  const url = new URL(value, BASE);
  const here = url.origin === BASE || (host !== null && url.host === host && /^https?:$/.test(url.protocol));
  const path = url.pathname + url.search + url.hash;
  return here && /^\/(?![/\\])/.test(path) ? path : "/";
}

/** Adds the size that was chosen before signing in. */
export function withSize(path: string, size: unknown): string {
  return path === "/" && typeof size === "string" && size ? `/?${new URLSearchParams({ size }).toString()}` : path;
}
