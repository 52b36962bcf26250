import { oddness } from "@/lib/shop/risk/evidence/reading";

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

/** Where so many have an address that a domain in common says nothing. */
const COMMON = new Set(
  (
    "outlook.com hotmail.com live.com msn.com outlook.de hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.de " +
    "live.fr live.nl gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de arcor.de mail.de posteo.de mailbox.org " +
    "tutanota.com tuta.io tuta.com aol.com mail.com zoho.com hey.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it " +
    "virgilio.it tin.it alice.it ziggo.nl kpnmail.nl hetnet.nl planet.nl telenet.be skynet.be bluewin.ch telefonica.net seznam.cz " +
    "wp.pl o2.pl onet.pl interia.pl mail.ru bk.ru list.ru inbox.ru qq.com 163.com 126.com naver.com daum.net btinternet.com " +
    "sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net cox.net bigpond.com rediffmail.com uol.com.br bol.com.br"
  ).split(" "),
);

/** Whether an address at the domain says nothing of who has it. */
export const isCommonDomain = (domain: string): boolean => PROVIDER_OF.has(domain) || COMMON.has(domain);

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

const ODD = 0.5;
const shapeOf = (text: string): string => text.replace(/[a-z]/g, "a").replace(/\d/g, "9");

/**
 * What generated addresses have in common, where a domain is rare: their words with any number, or the pattern of letters and
 * digits that are drawn by lot. Undefined for an address that reads like a name.
 */
export function mailFormOf(email: string): string | undefined {
  const { local, domain } = mailboxOf(email);
  if (isCommonDomain(domain)) return undefined;
  if (oddness(local) >= ODD) return `${shapeOf(local)}@${domain}`;
  return /\d/.test(local) ? `${local.replace(/\d+/g, "9")}@${domain}` : undefined;
}
