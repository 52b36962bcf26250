"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { buttonStyle, type ButtonTone } from "@/components/ui/button";

type SubmitButtonProps = ComponentProps<"button"> & { tone?: ButtonTone; pendingLabel: string };

/** Stays focusable while its form is on the way, and swallows a second press. */
export function SubmitButton({ tone, pendingLabel, className, children, onClick, ...props }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      {...props}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      className={buttonStyle(tone, className)}
    >
      {pending ? pendingLabel : children}
    </button>
  );
}
