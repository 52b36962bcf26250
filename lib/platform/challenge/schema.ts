import { z } from "zod";
import { AppError } from "@/lib/platform/errors";

export const purposeSchema = z.enum(["order", "enter", "register", "sign_in"]);
/** What a proof is for; `register` also for the link again, `sign_in` also for a forgotten password. */
export type Purpose = z.infer<typeof purposeSchema>;

const hex = z
  .string()
  .regex(/^(?:[0-9a-f]{2})+$/)
  .max(128);

/** What we put into a challenge; `bound` says in a digest for whom, for what and for which drop it is. */
const dataSchema = z.strictObject({ bound: z.string().max(64), level: z.int() });

/** ALTCHA, protocol v2: https://altcha.org/docs/v2/ */
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: hex,
      salt: hex,
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.int(),
      data: dataSchema,
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().min(0), derivedKey: hex, time: z.number().optional() }),
});
export type Proof = z.infer<typeof proofSchema>;

/** The field that a form shows its proof in. */
export const proofFieldSchema = z.object({ proof: z.string().optional() });

const MAX_PROOF_CHARACTERS = 4096;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The proof in base64, as ALTCHA's widget writes it. @throws AppError challenge_invalid for anything else */
export function readProof(text: string): Proof {
  const json = text.length > MAX_PROOF_CHARACTERS ? "" : Buffer.from(text, "base64").toString("utf8");
  const parsed = proofSchema.safeParse(parseJson(json));
  if (!parsed.success) throw new AppError("challenge_invalid");
  return parsed.data;
}
