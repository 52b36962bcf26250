import type * as z from "zod";

const KINDS: Readonly<Record<string, string>> = {
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a text",
};

/** A mistake in a manifest, in one line: where it is, and what should be there. */
export function mistakeIn(issue: z.core.$ZodIssue, membersAt: (depth: number) => readonly string[]): string {
  return `${issue.path.join(".") || "the manifest"}: ${wordsFor(issue, membersAt(issue.path.length))}`;
}

function wordsFor(issue: z.core.$ZodIssue, members: readonly string[]): string {
  if (issue.code === "unrecognized_keys") return `there is no ${issue.keys.join(", ")}, but ${members.join(", ")}`;
  if (issue.code === "too_small") return `must be ${String(issue.minimum)} or more`;
  if (issue.code === "too_big") return `must be ${String(issue.maximum)} or less`;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  if (issue.code !== "invalid_type") return issue.message;
  return issue.message.endsWith("undefined") ? "is missing" : `must be ${KINDS[issue.expected] ?? issue.expected}`;
}
