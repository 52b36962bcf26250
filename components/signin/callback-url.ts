const BASE = "https://same-site.invalid";

/** A path on this site, or "/": where a sign-in may lead is not for the link's author to choose. */
export function safeCallbackUrl(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  if (!URL.canParse(value, BASE)) return "/";
  const url = new URL(value, BASE);
  return url.origin === BASE ? url.pathname + url.search + url.hash : "/";
}

/** Adds the size that was chosen before signing in. */
export function withSize(path: string, size: unknown): string {
  return path === "/" && typeof size === "string" && size ? `/?${new URLSearchParams({ size }).toString()}` : path;
}
