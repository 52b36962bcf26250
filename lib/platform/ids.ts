import { createHash, createHmac } from "node:crypto";

export type RegistrationId = `reg_${string}`;
export type PasswordResetId = `pwr_${string}`;
export type InvitationId = `inv_${string}`;
export type CustomerId = `cus_${string}`;
export type OrderId = `ord_${string}`;
export type AddressId = `adr_${string}`;
export type ReturnId = `ret_${string}`;
export type EntryId = `ent_${string}`;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32, no i l o u

/** 128 bits as 26 characters: fits a durable execution's name with its prefix. */
function base32(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.subarray(0, 16).toString("hex")}`) << 2n;
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/** The same parts always give the same id: what makes a repeated request find its first. */
export function digestId(...parts: string[]): string {
  return base32(createHash("sha256").update(JSON.stringify(parts)).digest());
}

/** Spreads ids evenly over so many partitions, always the same one for an id. */
export const shardOf = (id: string, shards: number): number =>
  createHash("sha256").update(id).digest().readUInt32BE(0) % shards;

/** As digestId, for parts that a reader of the id must not be able to guess at. */
export function keyedId(secret: string, ...parts: string[]): string {
  return base32(createHmac("sha256", secret).update(JSON.stringify(parts)).digest());
}

export const isCustomerId = (text: string): text is CustomerId => /^cus_[0-9a-z]{26}$/.test(text);
export const isOrderId = (text: string): text is OrderId => /^ord_[0-9a-z]{26}$/.test(text);
export const isEntryId = (text: string): text is EntryId => /^ent_[0-9a-z]{26}$/.test(text);
export const isReturnId = (text: string): text is ReturnId => /^ret_[0-9a-z]{26}$/.test(text);
export const isRegistrationId = (text: string): text is RegistrationId => /^reg_[0-9a-z]{26}$/.test(text);
export const isInvitationId = (text: string): text is InvitationId => /^inv_[0-9a-z]{26}$/.test(text);
export const isPasswordResetId = (text: string): text is PasswordResetId => /^pwr_[0-9a-z]{26}$/.test(text);
