"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { startTransition, useActionState, useEffect, useRef, type FormEvent } from "react";
import { idleFormState, typedIn, type FormState } from "@/lib/platform/http/form-state";

type Action<State> = (previous: State, data: FormData) => Promise<State>;

const UNREACHABLE =
  "We did not hear back from the store. What you typed is still here: check your connection and press again. Pressing twice does no harm.";
const OUTDATED =
  "The store was updated while this page was open. Keep a copy of what you typed, reload the page, and send it again.";

/** What a form says when its answer never came, or came from something on the way that is not the store. */
function unanswered(error: unknown, data: FormData): FormState {
  const outdated = unstable_isUnrecognizedActionError(error);
  const [code, message] = outdated ? ["page_outdated", OUTDATED] : ["unreachable", UNREACHABLE];
  return { status: "error", code, message, fieldErrors: {}, values: typedIn(data) };
}

/** Next's own signals, a redirect among them, pass through. */
const answered =
  <State>(action: Action<State>, toState: (failure: FormState) => State): Action<State> =>
  async (previous, data) => {
    try {
      return await action(previous, data);
    } catch (error) {
      unstable_rethrow(error);
      return toState(unanswered(error, data));
    }
  };

/** To the field, or into the group of fields, that is to be mended first. */
function focusFirstProblem(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const isGroup = field?.matches("fieldset") ?? false;
  (isGroup ? field?.querySelector<HTMLElement>("input:enabled") : field)?.focus();
}

/**
 * A form's action and its state. What was typed stays, passwords too, until the answer is a success: React would empty the
 * form after every answer. On the server the action is the bare reference, which lets the form post itself without a script.
 */
export function useActionOf<State>(action: Action<State>, initial: State, toState: (failure: FormState) => State) {
  const inBrowser = typeof window !== "undefined";
  const [state, dispatch, pending] = useActionState<State, FormData>(
    inBrowser ? answered(action, toState) : action,
    initial as Awaited<State>,
  );
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.current = event.currentTarget;
    const data = new FormData(form.current, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => dispatch(data));
  };
  return { state, pending, form, formProps: { action: dispatch, onSubmit } };
}

/** What goes on the form itself. */
export type FormProps = ReturnType<typeof useActionOf>["formProps"];

const asItIs = (failure: FormState) => failure;

/** For the actions whose state is a FormState: as above, and a success empties the form, a failure leads to the field to mend. */
export function useFormAction(action: Action<FormState>) {
  const { state, pending, form, formProps } = useActionOf(action, idleFormState, asItIs);
  useEffect(() => {
    if (state.status === "done") form.current?.reset();
    if (state.status === "error") focusFirstProblem(form.current);
  }, [state, form]);
  return { state, pending, formProps };
}
