"use client";

import { counted } from "@/lib/platform/text/count";
import Link from "next/link";
import { useState, type ReactNode } from "react";
import { Progress, ResultList } from "@/components/fulfillment/bulk-outcome-client";
import { BulkTable } from "@/components/fulfillment/bulk-table";
import { approvalReasons, rejectionReasons } from "@/components/fulfillment/reasons";
import { buttonStyle } from "@/components/ui/button";
import { SelectField, TextArea } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useActionOf } from "@/components/ui/use-form-action";
import { bulkDecideAction, type BulkState } from "@/lib/desk/decision/action";
import type { BulkResult } from "@/lib/desk/decision/schema";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { idleFormState, type FormState } from "@/lib/platform/http/form-state";

interface BulkFormProps {
  readonly orders: readonly FulfillmentOrderView[];
  /** Names this bulk decision in the audit log. */
  readonly bulkId: string;
  readonly decision: "approve" | "reject";
  readonly excluded: ReactNode;
}

const unanswered = (form: FormState): BulkState => ({ form, results: null, sent: null });
const idle = unanswered(idleFormState);

/** What will be decided is frozen when the page is made: what happens meanwhile shows in the results, never in the list. */
export function BulkForm(props: BulkFormProps) {
  const [frozen] = useState(props);
  const { state, formProps } = useActionOf(bulkDecideAction, idle, unanswered);
  const { form, results } = state;
  const { orders, decision, excluded } = frozen;
  const errors = form.status === "error" ? form.fieldErrors : {};
  const verb = decision === "approve" ? "Approve" : "Reject";
  const count = counted(orders.length, "order");
  return (
    <div className="grid gap-8">
      {results ? <Results key={JSON.stringify(results)} results={results} /> : null}
      {results?.every(({ outcome }) => outcome !== "failed" && outcome !== "not_yet") ? null : (
        <form {...formProps} className="grid items-start gap-8 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <div className="grid gap-6">
            <BulkTable
              orders={orders}
              caption={`These ${count} will be ${decision === "approve" ? "approved" : "rejected"}`}
            />
            {excluded}
          </div>
          <div className="grid gap-4 border-2 border-ink bg-raised p-5">
            <Hidden {...frozen} />
            <p>{meanings[decision]}</p>
            <ReasonField decision={decision} error={errors["reasonCode"]} />
            <TextArea id="bulk-note" name="note" label="Note" maxLength={2000} error={errors["note"]} />
            <FormProblem message={form.status === "error" ? form.message : null} />
            <SubmitButton tone={decision === "reject" ? "danger" : "solid"} pendingLabel="Deciding…">
              {verb} {count}
            </SubmitButton>
            <Link href="/fulfillment" prefetch={false} className={buttonStyle("quiet")}>
              Decide nothing
            </Link>
          </div>
        </form>
      )}
    </div>
  );
}

const meanings = {
  approve: "Every shopper is charged and gets the pair.",
  reject: "Every authorised payment is released, the pairs go back, and the shoppers are told. This cannot be undone.",
} as const;

function Hidden({ orders, bulkId, decision }: BulkFormProps) {
  return (
    <>
      <input type="hidden" name="bulkId" value={bulkId} />
      <input type="hidden" name="decision" value={decision} />
      <input type="hidden" name="orderIds" value={orders.map(({ orderId }) => orderId).join(",")} />
    </>
  );
}

function ReasonField({ decision, error }: { decision: "approve" | "reject"; error: string | undefined }) {
  return (
    <SelectField id="bulk-reason" name="reasonCode" label="Reason" required defaultValue="" error={error}>
      <option value="" disabled>
        Choose a reason
      </option>
      {(decision === "approve" ? approvalReasons : rejectionReasons).map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

function Results({ results }: { results: readonly BulkResult[] }) {
  return (
    <section aria-labelledby="results" className="grid gap-4">
      <Progress results={results} />
      <ResultList results={results} />
      <Link href="/fulfillment" prefetch={false} className={buttonStyle("outline", "justify-self-start")}>
        Back to the queue
      </Link>
    </section>
  );
}
