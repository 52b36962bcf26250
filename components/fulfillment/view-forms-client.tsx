"use client";

import { X } from "lucide-react";
import { FieldError } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { removeViewAction, saveViewAction } from "@/lib/desk/saved-views/action";

export function SaveViewForm({ search }: { search: string }) {
  const { state, formProps } = useFormAction(saveViewAction);
  const failed = state.status === "error" ? state : null;
  const problem = failed?.fieldErrors["name"];
  return (
    <form {...formProps} className="flex flex-wrap items-center gap-1.5 max-sm:hidden">
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
        className="min-h-11 w-32 rounded-notch border-2 border-dashed border-line-strong bg-raised px-3 text-sm placeholder:text-muted"
      />
      <SubmitButton tone="outline" pendingLabel="Saving…" className="text-sm">
        Save view
      </SubmitButton>
      <FieldError id="view-name-error" message={problem} />
      <FormProblem message={problem ? null : failed?.message} />
    </form>
  );
}

export function RemoveViewForm({ name }: { name: string }) {
  const { state, formProps } = useFormAction(removeViewAction);
  return (
    <form {...formProps} className="flex">
      <input type="hidden" name="name" value={name} />
      <button
        type="submit"
        aria-label={`Remove the view ${name}`}
        className="grid min-h-11 min-w-8 cursor-pointer place-items-center text-muted hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
      <FormProblem message={state.status === "error" ? state.message : null} />
    </form>
  );
}
