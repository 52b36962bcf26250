import { TextField } from "@/components/ui/field";

/** The same sentences as lib/registration/schema.ts, which has the last word. */
export const newPasswordWords = { missing: "Choose a password.", tooShort: "Use at least 10 characters." };

export function NewPasswordField({ error }: { error: string | undefined }) {
  return (
    <TextField
      id="password"
      name="password"
      label="New password"
      hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
      type="password"
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={128}
      error={error}
    />
  );
}
