"use client";

import { useEffect, useRef, useState } from "react";
import { StrengthMeter } from "@/components/signup/strength-meter";
import { PasswordField } from "@/components/ui/password-field-client";

interface NewPasswordFieldProps {
  readonly error: string | undefined;
  /** What everyone knows of the person, and a guesser tries first. */
  readonly own?: readonly string[];
  readonly label?: string;
}

const nothing: readonly string[] = [];

export function NewPasswordField({ error, own = nothing, label = "New password" }: NewPasswordFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const form = frame.current?.closest("form");
    const clear = () => setTyped("");
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);
  return (
    <div ref={frame} className="grid gap-3">
      <PasswordField
        id="password"
        name="password"
        label={label}
        hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
        autoComplete="new-password"
        required
        error={error}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <StrengthMeter password={typed} own={own} />
    </div>
  );
}
