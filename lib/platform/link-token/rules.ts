import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * The secret in a mailed link, and what is stored of it. Random by its seed and out of reach of who reads the table by
 * the server's key; and the same when the mail's step runs again after a crash, so that a mail that went out twice holds
 * the same working link twice. The id in front only says where to look.
 */

const hash = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

export const newTokenSeed = (): string => randomBytes(32).toString("base64url");

/** @param derivedFrom a purpose first, so that no link serves another; then the seed */
export function linkToken(id: string, derivedFrom: readonly (string | number)[], key: string) {
  const secret = createHmac("sha256", key).update(JSON.stringify(derivedFrom)).digest("base64url");
  return { token: `${id}.${secret}`, tokenHash: hash(secret) };
}

/** Splits a token into where to look and the hash to look for; undefined when it is not one of ours. */
export function splitToken<Id extends string>(
  token: string,
  isId: (text: string) => text is Id,
): { readonly id: Id; readonly tokenHash: string } | undefined {
  const [id = "", secret = "", ...rest] = token.split(".");
  if (!isId(id) || !/^[\w-]{43}$/.test(secret) || rest.length > 0) return undefined;
  return { id, tokenHash: hash(secret) };
}

/** Whether both are the same, in constant time for such as are equally long in bytes. Takes any text: it may be a stranger's. */
export function sameHash(a: string | undefined, b: string): boolean {
  const [mine, other] = [Buffer.from(a ?? ""), Buffer.from(b)];
  return a !== undefined && mine.length === other.length && timingSafeEqual(mine, other);
}
