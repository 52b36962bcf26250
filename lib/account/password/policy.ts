import type { Check } from "@/lib/account/customer/checks";
import common from "@/lib/account/password/common-passwords.json";
import { folded, plain } from "@/lib/account/password/fold";
import { withoutRuns } from "@/lib/account/password/runs";
import { AppError } from "@/lib/platform/errors";

const COMMON = "This is one of the passwords that guessers try first. Choose another, such as a few unrelated words.";
const PATTERN = "Repeated or consecutive characters are what guessers try first. Choose another.";
const OWN = "This is made of your name, your address or our name, which guessers try first. Choose another.";

/** What must be left of a password when all that is known of it is taken away. */
const OWN_PART_MIN = 4;
/** Digits that are hung on: a year, a date. */
const HUNG_ON_DIGITS = 8;
const SHORT_AND_PLAIN = /^[ -~]{1,31}$/;
const OUR_NAMES = ["quantasneaks", "quantasneak", "quanta", "sneakers", "sneaker", "sneaks"];

let commonFolded: ReadonlySet<string> | undefined;
const isCommon = (text: string): boolean => (commonFolded ??= new Set(common.map(folded))).has(folded(text));

const count = (text: string, kind: RegExp): number => text.match(kind)?.length ?? 0;

/** The password itself, without the signs around it, without those in between, and without digits around it either. */
const cores = (password: string): string[] => [
  password,
  password.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
  password.replace(/[^\p{L}\p{N}]/gu, ""),
  password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""),
];

/** What fingers run along, as far as guessers follow: short, and of a plain keyboard. */
const isPattern = (value: string): boolean =>
  SHORT_AND_PLAIN.test(value) && count(withoutRuns(plain(value)), /[a-z0-9]/g) < OWN_PART_MIN;

/** Refuses what a guesser tries first, whoever it is of: the 10,000 most common, and patterns. Other rules see to the length. */
export const checkGuessable: Check = (value) => {
  if (cores(plain(value)).some(isCommon)) return COMMON;
  return isPattern(value) ? PATTERN : null;
};

/** What everybody knows of a person. */
export interface PasswordOwner {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

function knownWords({ email, firstName, lastName }: PasswordOwner): string[] {
  const [local = "", domain = ""] = email.split("@");
  const texts = [firstName, lastName, local, domain, domain.replace(/\.[^.]*$/, ""), ...OUR_NAMES];
  return texts.flatMap((text) => [text.replace(/[^\p{L}\p{N}]/gu, ""), ...text.split(/[^\p{L}\p{N}]+/u)]);
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const longestFirst = words.filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, " "), password);
  const ownPart = withoutRuns(left);
  const digits = Math.max(0, count(ownPart, /\p{N}/gu) - HUNG_ON_DIGITS);
  return left !== password && count(ownPart, /\p{L}/gu) + digits < OWN_PART_MIN;
}

/** Refuses what is made of the owner's name or address, or of the store's name, also with digits hung on or put for letters. */
export function checkNotOwn(password: string, owner: PasswordOwner): string | null {
  const words = knownWords(owner);
  return [plain, folded].some((fold) => isMadeOf(fold(password), words.map(fold))) ? OWN : null;
}

/** @throws AppError validation_failed for a password that everybody who knows the owner would try */
export function assertNotOwn(password: string, owner: PasswordOwner): void {
  const message = checkNotOwn(password, owner);
  if (message !== null) throw new AppError("validation_failed", { issues: [{ field: "password", message }] });
}
