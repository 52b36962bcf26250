"use client";

import { useState, type FocusEvent, type FormEvent } from "react";

/** What to say when a control's own constraint is not met. */
interface ConstraintWords {
  readonly missing: string;
  readonly malformed?: string;
  readonly tooShort?: string;
}

type Errors = Readonly<Record<string, string>>;
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
 * Without JavaScript the browser's bubbles do it. Each answer of the server (`fromServer`, a new object) starts afresh.
 */
export function useInlineErrors(words: Words, fromServer: Errors) {
  const [known, setKnown] = useState({ since: fromServer, errors: fromServer });
  const errors = known.since === fromServer ? known.errors : fromServer;
  const check = (input: HTMLInputElement) =>
    setKnown((before) => ({
      since: fromServer,
      errors: { ...(before.since === fromServer ? before.errors : fromServer), [input.name]: complaint(input, words) },
    }));
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
