import { keyedId, shardOf } from "@/lib/platform/ids";
import { linkToken, sameHash, splitToken } from "@/lib/platform/link-token/rules";

/** Over so many partitions are those spread who wait for a drop. */
export const REMINDER_SHARDS = 8;

export interface ReminderKey {
  readonly dropId: string;
  readonly reminderId: string;
}

export const shardOfReminder = ({ reminderId }: ReminderKey): number => shardOf(reminderId, REMINDER_SHARDS);

/** One reminder a mailbox and drop; who reads the table cannot try addresses on it. */
export const reminderIdOf = (dropId: string, email: string, key: string): string =>
  keyedId(key, "reminder", dropId, email);

type Purpose = "confirm" | "unsubscribe";
type TokenId = `${string}~${string}`;

const isTokenId = (text: string): text is TokenId => /^[a-z0-9-]{3,40}~[0-9a-z]{26}$/.test(text);

const idOf = ({ dropId, reminderId }: ReminderKey): TokenId => `${dropId}~${reminderId}`;

const readId = (id: TokenId): ReminderKey => {
  const [dropId = "", reminderId = ""] = id.split("~");
  return { dropId, reminderId };
};

/** The id of its outbox entry, and back. */
export const outboxIdOf = (key: ReminderKey): string => idOf(key);
export const readOutboxId = (id: string): ReminderKey | undefined => (isTokenId(id) ? readId(id) : undefined);

const made = (id: TokenId, purpose: Purpose, key: string) => linkToken(id, ["reminder", purpose, id], key);

/** Needs no record: a link to unsubscribe works for good. */
export const reminderToken = (of: ReminderKey, purpose: Purpose, key: string): string =>
  made(idOf(of), purpose, key).token;

/** Which reminder the link is about; undefined when it is not one of ours for this purpose. */
export function readReminderToken(token: string, purpose: Purpose, key: string): ReminderKey | undefined {
  const parts = splitToken(token, isTokenId);
  const isOurs = parts !== undefined && sameHash(made(parts.id, purpose, key).tokenHash, parts.tokenHash);
  return isOurs ? readId(parts.id) : undefined;
}
