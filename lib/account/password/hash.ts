import { randomBytes, timingSafeEqual } from "node:crypto";
import { normalisePassword } from "@/lib/account/password/checks";
import { argon2id } from "@/lib/account/password/hasher";

/** OWASP Password Storage Cheat Sheet, first choice: Argon2id with 19 MiB, 2 passes, 1 lane. */
const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const PARALLELISM = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  argon2id({
    message: normalisePassword(password),
    nonce: salt,
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: PARALLELISM,
    tagLength: KEY_BYTES,
  });

const encode = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

/** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$key`. The salt need only be unique, so a caller may derive it. @throws AppError temporarily_unavailable when too many wait */
export async function hashPassword(password: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<string> {
  const key = await derive(password, salt);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${PARALLELISM}$${encode(salt)}$${encode(key)}`;
}

/**
 * Takes the same time whether or not there is a hash, so that a caller does not learn which addresses are known.
 * @throws AppError temporarily_unavailable when too many wait
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, , , , salt = "", key = ""] = (hash ?? "").split("$");
  const nonce = salt === "" ? randomBytes(SALT_BYTES) : Buffer.from(salt, "base64");
  const derived = await derive(password, nonce);
  const expected = Buffer.from(key, "base64");
  return expected.length === KEY_BYTES && timingSafeEqual(derived, expected);
}
