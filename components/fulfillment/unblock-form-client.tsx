"use client";

import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { unblockAction } from "@/lib/desk/blocks/action";

export function UnblockForm({ kind, digest }: { kind: string; digest: string }) {
  const { state, formProps } = useFormAction(unblockAction);
  return (
    <form {...formProps}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="digest" value={digest} />
      <SubmitButton tone="outline" pendingLabel="Ending…" className="text-sm">
        End the block
      </SubmitButton>
      <FormProblem message={state.status === "error" ? state.message : null} />
    </form>
  );
}
