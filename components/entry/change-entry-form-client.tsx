"use client";

import { WishFields, type WishFieldsProps } from "@/components/entry/wish-fields-client";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { changeEntryAction } from "@/lib/shop/entry/action";

interface ChangeEntryFormProps extends WishFieldsProps {
  readonly entryId: string;
  readonly dropId: string;
  /** Of the entry as the fields show it: another one brings other fields. */
  readonly version: string;
  /** The sizes as they are now, by field. */
  readonly chosen: Readonly<Record<string, string>>;
}

const noErrors: Readonly<Record<string, string>> = {};

/** Other sizes or another address for the same entry. Open as long as there is something to read. */
export function ChangeEntryForm({ entryId, dropId, version, chosen, ...fields }: ChangeEntryFormProps) {
  const { state, formProps } = useFormAction(changeEntryAction);
  const failed = state.status === "error" ? state : null;
  return (
    <details open={state.status !== "idle"} className="border-y-2 border-line py-3">
      <summary className="cursor-pointer font-bold">Other sizes, or another address</summary>
      <p className="py-4 text-muted">It stays the same entry, with the same receipt and the same chance.</p>
      <form {...formProps} noValidate className="grid gap-6">
        <div key={version} className="grid gap-6">
          <WishFields {...fields} values={failed?.values ?? chosen} errors={failed?.fieldErrors ?? noErrors} />
        </div>
        <input type="hidden" name="entryId" value={entryId} />
        <input type="hidden" name="dropId" value={dropId} />
        <FormProblem message={failed?.message} />
        {state.status === "done" ? (
          <Notice tone="ok" role="status">
            <p>{state.message}</p>
          </Notice>
        ) : null}
        <SubmitButton tone="outline" pendingLabel="Changing…">
          Change my entry
        </SubmitButton>
      </form>
    </details>
  );
}
