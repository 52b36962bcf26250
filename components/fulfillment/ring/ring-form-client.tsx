"use client";

import { useState, type ReactNode } from "react";
import { approvalReasons, rejectionReasons } from "@/components/fulfillment/reasons";
import { BulkOutcome } from "@/components/fulfillment/bulk-outcome-client";
import { TickedCount } from "@/components/fulfillment/ring/ticked-count-client";
import { SelectField, TextArea } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useActionOf } from "@/components/ui/use-form-action";
import { decideRingAction, type BulkState } from "@/lib/desk/decision/action";
import { idleFormState, type FormState } from "@/lib/platform/http/form-state";

const unanswered = (form: FormState): BulkState => ({ form, results: null, sent: null });

interface RingFormProps {
  /** Names this decision in the audit log. */
  readonly bulkId: string;
  /** How many of the ring wait for a decision. */
  readonly open: number;
  /** How many of those are ticked at first. */
  readonly ticked: number;
  /** The list with its boxes. */
  readonly children: ReactNode;
}

/** One decision for all that are ticked. Works without a script; a long list is decided in several requests under one id. */
export function RingForm({ bulkId: named, open, ticked, children }: RingFormProps) {
  const [bulkId] = useState(named);
  const { state, formProps } = useActionOf(decideRingAction, unanswered(idleFormState), unanswered);
  const { form, results, sent } = state;
  if (results && sent) return <BulkOutcome results={results} sent={sent} formProps={formProps} />;
  const errors = form.status === "error" ? form.fieldErrors : {};
  return (
    <form {...formProps} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <input type="hidden" name="bulkId" value={bulkId} />
      <div className="grid min-w-0 gap-4 lg:sticky lg:top-4 lg:order-2">
        {open > 0 ? (
          <div className="grid gap-4 border-2 border-ink bg-raised p-5">
            <TickedCount open={open} first={ticked} />
            <ChoiceField error={errors["choice"]} />
            <TextArea id="ring-note" name="note" label="Note" maxLength={2000} error={errors["note"]} />
            <p className="text-sm text-muted">
              Who is rejected gets the money back and is told. Who is approved is charged. Neither can be undone.
            </p>
            <FormProblem message={form.status === "error" ? (errors["orderIds"] ?? form.message) : null} />
            <SubmitButton pendingLabel="Deciding…">Decide all that are ticked</SubmitButton>
          </div>
        ) : (
          <p className="border-2 border-line bg-raised p-5">None of these orders waits for a decision.</p>
        )}
      </div>
      <div className="min-w-0">{children}</div>
    </form>
  );
}

function ChoiceField({ error }: { error: string | undefined }) {
  return (
    <SelectField id="ring-choice" name="choice" label="Decision and reason" required defaultValue="" error={error}>
      <option value="" disabled>
        Choose what to do, and why
      </option>
      <optgroup label="Reject">
        {rejectionReasons.map(({ code, label }) => (
          <option key={code} value={`reject:${code}`}>
            Reject: {label}
          </option>
        ))}
      </optgroup>
      <optgroup label="Approve">
        {approvalReasons.map(({ code, label }) => (
          <option key={code} value={`approve:${code}`}>
            Approve: {label}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}
