import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

let listed: ReadonlySet<string> | undefined;

/** The domain and those that it is a part of. */
const suffixesOf = (domain: string): string[] =>
  domain.split(".").map((_, index, labels) => labels.slice(index).join("."));

/** Whether a mail address is of a service that gives addresses to throw away, also at one of its subdomains. */
export function isDisposable(email: string): boolean {
  listed ??= disposableEmailBlocklistSet();
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return suffixesOf(domain).some((suffix) => listed?.has(suffix));
}
