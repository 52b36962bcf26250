/** What a form shows after it was sent: what to mend, with what was typed kept (passwords apart). */
export type FormState =
  | { readonly status: "idle" }
  | {
      readonly status: "done";
      readonly message: string;
      readonly code?: string;
      /** How long the same must not be asked for again. */
      readonly retryAfterSeconds?: number;
    }
  | {
      readonly status: "error";
      readonly code: string;
      readonly message: string;
      readonly fieldErrors: Readonly<Record<string, string>>;
      readonly values: Readonly<Record<string, string>>;
      readonly retryAfterSeconds?: number;
    };

export const idleFormState: FormState = { status: "idle" };

const SECRET_FIELDS = new Set(["password", "currentPassword", "token"]);

/** The text fields of a form by their names. Next's own begin with a dollar sign. */
export const textFields = (data: FormData): Record<string, string> =>
  Object.fromEntries(
    [...data.entries()].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
    ),
  );

/** What was typed into a form, secrets apart: it may be written into the page. */
export const typedIn = (data: FormData): Record<string, string> =>
  Object.fromEntries(Object.entries(textFields(data)).filter(([name]) => !SECRET_FIELDS.has(name)));
