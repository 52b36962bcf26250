import { isKnownProvider, mailboxOf } from "@/lib/account/customer/mailbox";
import { oddness } from "@/lib/shop/risk/evidence/reading";

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
export const isCommonDomain = (domain: string): boolean => isKnownProvider(domain) || COMMON.has(domain);

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
