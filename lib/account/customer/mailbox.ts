/** What mail providers take for the same mailbox. */
interface Provider {
  readonly domains: readonly string[];
  /** What makes no difference in the part before the @. */
  readonly ignored?: RegExp;
  /** Where an alias begins. */
  readonly alias?: string;
}

/** Each by its provider's help pages; the domains of one line are one mailbox. */
const PROVIDERS: readonly Provider[] = [
  { domains: ["gmail.com", "googlemail.com"], ignored: /\./g },
  { domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], ignored: /[._-]/g },
  { domains: ["yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru"], ignored: /[.-]/g },
  { domains: ["icloud.com", "me.com", "mac.com"] },
  { domains: ["yahoo.com", "ymail.com", "rocketmail.com"], alias: "-" },
  { domains: ["yahoo.de"], alias: "-" },
  { domains: ["yahoo.fr"], alias: "-" },
  { domains: ["yahoo.co.uk"], alias: "-" },
  { domains: ["yahoo.it"], alias: "-" },
  { domains: ["yahoo.es"], alias: "-" },
  { domains: ["fastmail.com", "fastmail.fm"] },
];
const PROVIDER_OF = new Map(PROVIDERS.flatMap((provider) => provider.domains.map((domain) => [domain, provider])));

/** Whether the domain's provider is one whose folding of addresses is known. */
export const isKnownProvider = (domain: string): boolean => PROVIDER_OF.has(domain);

export interface Mailbox {
  readonly local: string;
  readonly domain: string;
}

const partsOf = (email: string): Mailbox => {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  return { local, domain };
};

/** Fastmail delivers `anything@user.fastmail.com` to `user`. */
const bySubdomain = ({ local, domain }: Mailbox): Mailbox => {
  const user = /^([^.]+)\.(fastmail\.(?:com|fm))$/.exec(domain);
  return user ? { local: user[1] ?? local, domain: user[2] ?? domain } : { local, domain };
};

/** The mailbox that an address ends in: case and aliases make no new one, nor what its provider ignores. */
export function mailboxOf(email: string): Mailbox {
  const { local, domain } = bySubdomain(partsOf(email));
  const { domains = [domain], ignored, alias } = PROVIDER_OF.get(domain) ?? {};
  const plain = local.split("+")[0]?.split(alias ?? "+")[0] ?? "";
  return { local: (ignored ? plain.replace(ignored, "") : plain) || local, domain: domains[0] ?? domain };
}

/** Whether the address is written otherwise than its mailbox's: an alias, or dots that make no difference. */
export const isAliased = (email: string): boolean => partsOf(email).local !== mailboxOf(email).local;
