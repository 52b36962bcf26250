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
