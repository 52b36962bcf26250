import { editDistance } from "@/lib/account/customer/edit-distance";

/** Large providers of mailboxes, in the countries we ship to. Each is left alone as it is, and meant by what is nearly it. */
const PROVIDERS = (
  "gmail.com googlemail.com hotmail.com outlook.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com " +
  "mail.com email.com proton.me protonmail.com pm.me hey.com fastmail.com zoho.com gmx.com gmx.net gmx.de gmx.at gmx.ch " +
  "web.de t-online.de freenet.de arcor.de posteo.de mailbox.org outlook.de hotmail.de live.de yahoo.de aol.de " +
  "orange.fr free.fr laposte.net sfr.fr wanadoo.fr hotmail.fr outlook.fr yahoo.fr live.fr libero.it virgilio.it hotmail.it " +
  "yahoo.it outlook.it telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl live.nl hotmail.nl outlook.es hotmail.es yahoo.es " +
  "wp.pl onet.pl o2.pl interia.pl seznam.cz centrum.cz bluewin.ch aon.at hotmail.co.uk yahoo.co.uk btinternet.com"
).split(" ");
const KNOWN: ReadonlySet<string> = new Set(PROVIDERS);

const halves = (domain: string): readonly [name: string, ending: string] => {
  const dot = domain.indexOf(".");
  return [domain.slice(0, dot), domain.slice(dot + 1)];
};

/** Two countries are two providers; in "con" for "com" a finger slipped. */
const isSlip = (ending: string, meant: string): boolean =>
  ending === meant || (!(ending.length === 2 && meant.length === 2) && editDistance(ending, meant) === 1);

/** A short name is soon another name: none in two letters, one in a few, two in more. */
const slipsAllowed = (name: string): number => (name.length < 3 ? 0 : name.length < 7 ? 1 : 2);

function slipsBetween(domain: string, provider: string): number {
  const [[name, ending], [meantName, meantEnding]] = [halves(domain), halves(provider)];
  const slips = editDistance(name, meantName);
  const isNear = slips <= slipsAllowed(meantName) && isSlip(ending, meantEnding);
  return isNear ? slips + editDistance(ending, meantEnding) : Infinity;
}

/** The address that was probably meant, where its domain is nearly one of a large provider; null otherwise. A hint, never a refusal. */
export function suggestedAddress(typed: string): string | null {
  const [mailbox, domain = "", ...more] = typed.trim().split("@");
  const lower = domain.toLowerCase();
  if (!mailbox || more.length > 0 || !lower.includes(".") || KNOWN.has(lower)) return null;
  const [nearest] = PROVIDERS.map((provider) => ({ provider, slips: slipsBetween(lower, provider) }))
    .filter(({ slips }) => slips < Infinity)
    .toSorted((a, b) => a.slips - b.slips);
  return nearest ? `${mailbox}@${nearest.provider}` : null;
}
