import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP Password Storage Cheat Sheet: scrypt with N = 2^15, r = 8, p = 3 (32 MiB). */
const LOG2_COST = 15;
const BLOCK_SIZE = 8;
const PARALLELIZATION = 3;
const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(
      password.normalize("NFKC"),
      salt,
      KEY_BYTES,
      { N: 2 ** LOG2_COST, r: BLOCK_SIZE, p: PARALLELIZATION, maxmem: 64 * 1024 * 1024 },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  );

/** A PHC string: `$scrypt$ln=15,r=8,p=3$salt$key`. The salt need only be unique, so a caller may derive it. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const key = await derive(password, salt);
  return `$scrypt$ln=${LOG2_COST},r=${BLOCK_SIZE},p=${PARALLELIZATION}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Takes the same time whether or not there is a hash, so that nobody learns which addresses are known. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, , , salt = "", key = ""] = (hash ?? "").split("$");
  const derived = await derive(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(key, "base64url");
  return expected.length === KEY_BYTES && timingSafeEqual(derived, expected);
}
