import { z } from "zod";

/** What of an order can be blocked. Account and mailbox are a person's own; the others may be shared with innocent people. */
export const blockKindSchema = z.enum(["account", "mailbox", "card", "address", "network"]);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** Times are ISO 8601, `by` a customer id of the team. */
export const blockSchema = z.object({
  kind: blockKindSchema,
  /** The customer id of an account, a digest of everything else. */
  digest: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  endsAt: z.iso.datetime(),
  /** The order that it was seen at. */
  orderId: z.templateLiteral(["ord_", z.string()]),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Block = z.infer<typeof blockSchema>;

/** What may be blocked of an order; what it has not is never blocked. */
export type Blockable = { readonly [Kind in BlockKind]?: string | undefined };
