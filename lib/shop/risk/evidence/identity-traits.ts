import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { plainWords } from "@/lib/shop/risk/evidence/door";
import { isDisposable } from "@/lib/shop/risk/evidence/disposable";
import { isAliased, mailboxOf } from "@/lib/account/customer/mailbox";
import { alike, lettersOf, oddness } from "@/lib/shop/risk/evidence/reading";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { isStreetlike, unglued } from "@/lib/shop/risk/evidence/street-words";

/** Who orders, as the account says. */
export interface OrderingAccount {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** So much of a long name is the name: universities and firms cut it. */
const CUT_LENGTH = 5;
/** The share of the account's names, in whole or as an initial, that the part before the @ holds. */
function nameMatch(local: string, names: readonly string[]): number {
  const letters = lettersOf(local);
  const found = names.filter((name) => name.length >= 3 && letters.includes(name.slice(0, CUT_LENGTH)));
  const initials = names.filter(
    (name) => !found.includes(name) && found.length > 0 && letters.startsWith(name.charAt(0)),
  );
  return Math.min(1, (found.length + initials.length * 0.5) / Math.max(1, names.length));
}

/** Tokens of an address that belong to none: consonants put before or after, letters doubled, digits glued to words. */
function addressOddness({ line1 }: PostalAddress): number {
  const words = plainWords(line1).split(" ");
  const jigs = words.filter((word) => /^[a-z]{2,4}$/.test(word) && !/[aeiouy]/.test(word) && !isStreetlike(word));
  const doubled = line1.match(/(\p{L})\1{2,}/giu) ?? [];
  const glued = line1.match(/\d\p{L}{3,}|\p{Ll}{3,}\d/gu) ?? [];
  const odd = words.filter((word) => oddness(unglued(word)[0]) >= 0.5 && !isStreetlike(word));
  return Math.min(1, (new Set([...jigs, ...odd]).size + doubled.length) * 0.5 + glued.length * 0.25);
}

/** What the account and the address say of themselves. Pure. */
export function identityTraitsOf(account: OrderingAccount, address: PostalAddress): EvidenceVector {
  const { local } = mailboxOf(account.email);
  const names = [account.firstName, account.lastName].map(lettersOf).filter(Boolean);
  const name = `${account.firstName} ${account.lastName}`;
  const repeated = lettersOf(account.firstName) === lettersOf(account.lastName) ? 0.5 : 0;
  return {
    disposableDomain: isDisposable(account.email) ? 1 : 0,
    aliasedMailbox: isAliased(account.email) ? 1 : 0,
    mailboxDigits: local.replace(/\D/g, "").length,
    mailboxOddness: oddness(local),
    mailboxNameMatch: nameMatch(local, names),
    nameOddness: Math.min(1, oddness(name) + repeated),
    recipientMatch: alike(name, address.name),
    addressOddness: addressOddness(address),
  };
}

export const familyNameOf = ({ name }: PostalAddress): string => lettersOf(name.trim().split(/\s+/).at(-1) ?? "");
