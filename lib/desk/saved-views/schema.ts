import { freeLine } from "@/lib/platform/text/rules";
import { z } from "zod";

const NAME_IT = "Give the view a name.";

/** `query` is the address of the view below /fulfillment, without the question mark. */
export const savedViewSchema = z.object({ name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedViewSchema>;

export const newViewSchema = z.object({
  name: freeLine(40, NAME_IT).min(1, NAME_IT),
  query: freeLine(500).default(""),
});
