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

/** The pages on which a size is chosen. */
const HAS_SIZES = /^\/(drops\/[a-z0-9-]+)?$/;

/** Adds the size that was chosen before signing in. */
export function withSize(path: string, size: unknown): string {
  const isChosen = HAS_SIZES.test(path) && typeof size === "string" && size !== "";
  return isChosen ? `${path}?${new URLSearchParams({ size }).toString()}` : path;
}
