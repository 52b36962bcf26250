/** RFC 5321, 4.5.3.1: octets of a local part, and of an address that fits into a path. */
const LOCAL_MAX = 64;
const ADDRESS_MAX = 254;
/** RFC 1035, 2.3.4. */
const LABEL_MAX = 63;

/** A dot-atom of RFC 5322 or RFC 6531. What stands in quotes no mail provider gives out, and few deliver to. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** What a name of a host is typed with; URL would read more into other characters. */
const HOST = /^[\p{L}\p{M}\p{N}.\-\u200c\u200d]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Letters alone, or a name in another script (RFC 5890): never a number, so never an address of IPv4. */
const TOP_LEVEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** The domain as mail servers look it up: lower case, other scripts in Punycode (UTS 46, as URL applies it). */
const asciiDomain = (domain: string): string | null =>
  HOST.test(domain) && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : null;

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  const areLabels = labels.every((label) => label.length <= LABEL_MAX && LABEL.test(label));
  return areLabels && labels.length > 1 && TOP_LEVEL.test(labels.at(-1) ?? "");
}

/**
 * The one spelling of an address that mail can be delivered to, or null where it cannot: an address is typed in many
 * ways, and is one account. The local part is in lower case too, as every provider of mailboxes reads it.
 */
export function mailAddress(text: string): string | null {
  const typed = text.trim().normalize("NFC");
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, Math.max(0, at)).toLowerCase();
  const domain = asciiDomain(typed.slice(at + 1));
  if (domain === null || !isDomain(domain) || !LOCAL.test(local) || octets(local) > LOCAL_MAX) return null;
  const address = `${local}@${domain}`;
  return octets(address) > ADDRESS_MAX ? null : address;
}
