import { PasswordField } from "@/components/ui/password-field-client";

/** The same sentences as lib/registration/schema.ts, which has the last word. */
export const newPasswordWords = { missing: "Choose a password.", tooShort: "Use at least 10 characters." };

export function NewPasswordField({ error }: { error: string | undefined }) {
  return (
    <PasswordField
      id="password"
      name="password"
      label="New password"
      hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={128}
      error={error}
    />
  );
}
