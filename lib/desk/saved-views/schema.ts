import { z } from "zod";

/** `query` is the address of the view below /fulfillment, without the question mark. */
export const savedViewSchema = z.object({ name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedViewSchema>;

export const newViewSchema = z.object({
  name: z
    .string({ error: "Give the view a name." })
    .trim()
    .min(1, "Give the view a name.")
    .max(40, "Use at most 40 characters."),
  query: z.string().max(500).default(""),
});
