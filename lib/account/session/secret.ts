import { randomBytes } from "node:crypto";
import { digestId } from "@/lib/platform/ids";

const SECRET_BYTES = 32;

/** 256 bits that only the session's token holds. */
export const newSessionSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** What the table knows of a secret. */
export const sessionIdOf = (secret: string): string => digestId("session", secret);
