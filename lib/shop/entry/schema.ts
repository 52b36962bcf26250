import { z } from "zod";
import { postalAddressInput } from "@/lib/platform/postal-address/schema";
import { freeText } from "@/lib/platform/text/rules";
import { MOST_SIZES } from "@/lib/shop/entry/choices";
import { pageEvidenceSchema } from "@/lib/shop/risk/evidence/schema";
import { orderFingerprintSchema } from "@/lib/shop/risk/schema";

/** `drawn`: an order was begun for it. `waiting`: next in line when a pair comes back. */
export const entryStatusSchema = z.enum(["entered", "withdrawn", "excluded", "drawn", "waiting", "not_drawn"]);
export type EntryStatus = z.infer<typeof entryStatusSchema>;

/** `closed` by a manager before the draw; `stopped` by a manager after the list was sealed; `ended`: the draw could not be made in the drop's time. */
const undrawnSchema = z.enum(["closed", "ended", "stopped"]);
export type Undrawn = z.infer<typeof undrawnSchema>;

const sizesSchema = z
  .array(z.string({ error: "Choose a size." }).min(1).max(8), { error: "Choose at least one size." })
  .min(1, "Choose at least one size.")
  .max(MOST_SIZES, `Choose at most ${MOST_SIZES} sizes.`)
  .refine((sizes) => new Set(sizes).size === sizes.length, "A size is listed twice.");

/** What an entry asks for: sizes in order of preference, and where a pair would go. */
export const enterRequestSchema = z.object({
  sizes: sizesSchema,
  /** The drop on sale when absent. */
  dropId: z.string().max(40).optional(),
  shippingAddress: postalAddressInput.optional(),
  addressId: z.string().max(40).optional(),
  /** What the page saw of the person. What cannot be read counts as absent: it refuses no entry. */
  evidence: pageEvidenceSchema.optional().catch(undefined),
});
export type EnterRequest = z.infer<typeof enterRequestSchema>;

/** What of it can be changed as long as entries are taken. */
export const changeRequestSchema = enterRequestSchema.pick({ sizes: true, shippingAddress: true, addressId: true });
export type ChangeRequest = z.infer<typeof changeRequestSchema>;

/** What a manager decides on an entry by hand, and the reasons there are for it. `rules` leaves it to the rules again. */
export const overrideReasons = {
  keep: ["household", "known_customer", "checked_by_mail", "looks_genuine", "other"],
  exclude: ["suspected_bot", "linked_accounts", "reseller", "other"],
  rules: ["taken_back"],
} as const satisfies Record<string, readonly string[]>;
const overrideKindSchema = z.enum(["keep", "exclude", "rules"], { error: "Choose what to do with the entry." });
export type OverrideKind = z.infer<typeof overrideKindSchema>;

const SAY_WHY = "Say why: it is kept in the audit log.";

/** What a manager asks for. */
export const overrideRequestSchema = z
  .object({
    kind: overrideKindSchema,
    reason: z.string("Choose a reason."),
    note: freeText(500, SAY_WHY).min(3, SAY_WHY),
  })
  .refine(({ kind, reason }) => overrideReasons[kind].some((known) => known === reason), {
    path: ["reason"],
    error: "Choose a reason from the list.",
  });
export type OverrideRequest = z.infer<typeof overrideRequestSchema>;

const overrideSchema = z.object({
  kind: overrideKindSchema,
  reason: z.string(),
  note: z.string(),
  at: z.iso.datetime(),
  /** Customer id of the manager. */
  by: z.string(),
});
export type Override = z.infer<typeof overrideSchema>;

/** An entry as it is stored. */
export const entrySchema = z.object({
  entryId: z.templateLiteral(["ent_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  dropId: z.string(),
  /** In order of preference. */
  sizes: z.array(z.string()),
  /** Where a pair would go: an item of its own, as of orders. */
  addressId: z.templateLiteral(["adr_", z.string()]),
  /** ISO 3166, alpha-2. */
  destination: z.string(),
  /** What makes the leaf: hex of 32 random bytes, known to the entrant. */
  salt: z.string(),
  /** The entry in the public record. */
  leaf: z.string(),
  /** How many tickets it has, in a draw whose rules give some entries more: settled when it is made. */
  tickets: z.int().optional(),
  /** When its account was made and verified. */
  account: z.object({ signedUpAt: z.iso.datetime(), verifiedAt: z.iso.datetime() }),
  /** What it may share with others; its erasure takes it out. */
  fingerprint: orderFingerprintSchema.optional(),
  /** What tells a repeat of the request from another one. */
  request: z.object({ key: z.string(), digest: z.string() }),
  /** Entries of this shopper in this drop that were withdrawn before: its id is made of the number. */
  priorWithdrawn: z.int(),
  status: entryStatusSchema,
  /** By which rule it was excluded. */
  reason: z.string().optional(),
  /** What a manager has decided by hand, before the list was sealed. */
  override: overrideSchema.optional(),
  rank: z.int().optional(),
  /** Why no pair came to it, where chance did not decide that. */
  undrawn: undrawnSchema.optional(),
  /** The size that was won, at the draw or in line. */
  wonSize: z.string().optional(),
  orderId: z.templateLiteral(["ord_", z.string()]).optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Entry = z.infer<typeof entrySchema>;

/** An entry as its owner sees it by the API. Times are ISO 8601. */
export interface EntryView {
  readonly entryId: string;
  readonly dropId: string;
  readonly status: EntryStatus;
  readonly rank: number | null;
  readonly orderId: string | null;
  readonly updatedAt: string;
  /** In a draw whose rules give some entries more. */
  readonly tickets?: number;
}
