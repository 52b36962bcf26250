"use client";

import { X } from "lucide-react";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { removeViewAction, saveViewAction } from "@/lib/desk/saved-views/action";
import { idleFormState } from "@/lib/platform/http/form-state";

export function SaveViewForm({ search }: { search: string }) {
  const [state, action] = useActionState(saveViewAction, idleFormState);
  const problem = state.status === "error" ? (state.fieldErrors["name"] ?? state.message) : undefined;
  return (
    <form action={action} className="flex flex-wrap items-center gap-1.5">
      <input type="hidden" name="query" value={search} />
      <label htmlFor="view-name" className="sr-only">
        Name of this view
      </label>
      <input
        id="view-name"
        name="name"
        required
        maxLength={40}
        placeholder="Name this view"
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? "view-name-error" : undefined}
        className="min-h-11 w-40 rounded-notch border-2 border-dashed border-line-strong bg-raised px-3 text-sm placeholder:text-muted"
      />
      <SubmitButton tone="outline" pendingLabel="Saving…" className="text-sm">
        Save view
      </SubmitButton>
      <FieldError id="view-name-error" message={problem} />
    </form>
  );
}

export function RemoveViewForm({ name }: { name: string }) {
  const [, action] = useActionState(removeViewAction, idleFormState);
  return (
    <form action={action} className="flex">
      <input type="hidden" name="name" value={name} />
      <button
        type="submit"
        aria-label={`Remove the view ${name}`}
        className="grid min-h-11 min-w-8 cursor-pointer place-items-center text-muted hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </form>
  );
}
