import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { AppError, isAppError } from "@/lib/platform/errors";
import { textFields, typedIn, type FormState } from "@/lib/platform/http/form-state";
import { issuesOf } from "@/lib/platform/http/issues";
import { limitNetwork } from "@/lib/platform/http/limit";
import { log } from "@/lib/platform/log";

function errorState(error: AppError, data: FormData): FormState {
  const fieldErrors = Object.fromEntries(error.issues.toReversed().map(({ field, message }) => [field, message]));
  const { code, message, retryAfterSeconds } = error;
  return {
    status: "error",
    code,
    message,
    fieldErrors,
    values: typedIn(data),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** A browser writes this for half of a character: two passwords would become one. */
const UNREADABLE = "\uFFFD";

function assertReadable(fields: Readonly<Record<string, string>>): void {
  const message = "This holds a character that we cannot read.";
  const issues = Object.entries(fields).flatMap(([field, text]) =>
    text.includes(UNREADABLE) ? [{ field, message }] : [],
  );
  if (issues.length > 0) throw new AppError("validation_failed", { issues });
}

/** Fields named `address.city` as an object `address` with a field `city`: what a form and the API name alike. */
export function nested(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const nest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const [group = name, ...rest] = name.split(".");
    if (rest.length === 0) nest[group] = value;
    else nest[group] = { ...(nest[group] as object), [rest.join(".")]: value };
  }
  return nest;
}

/** A form by its schema; fields left empty count as absent. @throws AppError validation_failed */
export function readForm<Schema extends z.ZodType>(data: FormData, schema: Schema): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(textFields(data)).filter(([, value]) => value !== ""));
  assertReadable(given);
  const parsed = schema.safeParse(nested(given));
  if (!parsed.success) throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
  return parsed.data;
}

/**
 * The edge of every server action: it counts for the network that it comes from, and expected failures become a state of the
 * form, with what was typed kept. Redirects pass through.
 */
export async function formResult(data: FormData, act: () => Promise<FormState>): Promise<FormState> {
  try {
    await limitNetwork(await headers());
    return await act();
  } catch (error) {
    if (isAppError(error)) return errorState(error, data);
    if (error instanceof Error && "digest" in error) throw error; // next's own redirect and not-found
    log.error("an action failed", error);
    return errorState(new AppError("internal_error", { cause: error }), data);
  }
}
