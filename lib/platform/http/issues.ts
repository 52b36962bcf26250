import type { z } from "zod";
import type { FieldIssue } from "@/lib/platform/errors";

/** What zod found, field by field, in the words the schema gave. */
export const issuesOf = (error: z.ZodError): FieldIssue[] =>
  error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
