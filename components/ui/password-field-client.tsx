"use client";

import { useState, type ComponentProps } from "react";
import { TextField } from "@/components/ui/field";

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "trailing">;

/** A password that can be looked at. Pasting and password managers are welcome. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      type={shown ? "text" : "password"}
      trailing={
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={props.id}
          onClick={() => setShown(!shown)}
          className="needs-script absolute inset-y-0 right-0 w-16 cursor-pointer rounded-notch text-sm font-bold underline decoration-line-strong underline-offset-4 hover:decoration-current"
        >
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> what you typed</span>
        </button>
      }
    />
  );
}
