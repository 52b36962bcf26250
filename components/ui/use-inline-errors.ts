"use client";

import { useState, type FocusEvent, type FormEvent } from "react";

/** What to say when a control's own constraint is not met. */
interface ConstraintWords {
  readonly missing: string;
  readonly malformed?: string;
  readonly tooShort?: string;
}

type Words = Readonly<Record<string, ConstraintWords>>;

function complaint(input: HTMLInputElement, words: Words): string {
  const say = words[input.name];
  if (!say || input.validity.valid) return "";
  if (input.validity.valueMissing) return say.missing;
  if (input.validity.tooShort) return say.tooShort ?? input.validationMessage;
  return say.malformed ?? input.validationMessage;
}

/**
 * Shows the browser's own constraint checks beside the field and in our words: on leaving a filled field and on submit.
 * Without JavaScript the browser's bubbles do it.
 */
export function useInlineErrors(words: Words) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const check = (input: HTMLInputElement) =>
    setErrors((known) => ({ ...known, [input.name]: complaint(input, words) }));
  return {
    errors,
    handlers: {
      onBlur: (event: FocusEvent<HTMLFormElement>) => {
        const input: unknown = event.target;
        if (input instanceof HTMLInputElement && input.value) check(input);
      },
      onInvalidCapture: (event: FormEvent<HTMLFormElement>) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        check(event.target);
        event.currentTarget.querySelector<HTMLInputElement>("input:invalid")?.focus();
      },
    },
  };
}
