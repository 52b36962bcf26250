"use client";

import { useState, type FocusEvent, type FormEvent } from "react";

/** What to say when a control's own constraint is not met. */
interface ConstraintWords {
  readonly missing: string;
  readonly malformed?: string;
  readonly tooShort?: string;
}

/** Or a rule that judges the value itself: what to mend, or null. */
type Judge = (value: string) => string | null;

type Errors = Readonly<Record<string, string>>;
type Words = Readonly<Record<string, ConstraintWords | Judge>>;

function complaint(input: HTMLInputElement, words: Words): string {
  const say = words[input.name];
  if (typeof say === "function") return say(input.value) ?? "";
  if (!say || input.validity.valid) return "";
  if (input.validity.valueMissing) return say.missing;
  if (input.validity.tooShort) return say.tooShort ?? input.validationMessage;
  return say.malformed ?? input.validationMessage;
}

/** A rule's verdict becomes the control's own, so that the browser holds the form back as for any constraint. */
function judge(input: HTMLInputElement, words: Words): void {
  const say = words[input.name];
  if (typeof say === "function") input.setCustomValidity(say(input.value) ?? "");
}

/**
 * Shows the checks of the browser, or our own rules, beside the field and in our words: on leaving a filled field and on
 * submit; what is shown goes as soon as it is mended. Without JavaScript the browser's bubbles do it. Each answer of the
 * server (`fromServer`, a new object) starts afresh.
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
      onInput: (event: FormEvent<HTMLFormElement>) => {
        const input: unknown = event.target;
        if (!(input instanceof HTMLInputElement)) return;
        judge(input, words);
        if (errors[input.name]) check(input);
      },
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
