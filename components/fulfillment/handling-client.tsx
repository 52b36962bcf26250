"use client";

import type { ReactNode } from "react";
import { blockAction } from "@/lib/desk/blocks/action";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { askAction, assignAction, extendAction, holdAction, releaseHoldAction } from "@/lib/desk/handling/action";
import type { Colleague } from "@/lib/desk/handling/team";
import type { FormState } from "@/lib/platform/http/form-state";

interface DeedFormProps {
  readonly orderId: string;
  readonly action: (previous: FormState, data: FormData) => Promise<FormState>;
  readonly submit: string;
  readonly pending: string;
  readonly children?: (problem: (field: string) => string | undefined) => ReactNode;
}

/** A form that does one thing with an order, and says what came of it. */
function DeedForm({ orderId, action, submit, pending, children }: DeedFormProps) {
  const { state, formProps } = useFormAction(action);
  const problem = (field: string) => (state.status === "error" ? state.fieldErrors[field] : undefined);
  return (
    <form {...formProps} className="grid content-start gap-1">
      <input type="hidden" name="orderId" value={orderId} />
      {children?.(problem)}
      <SubmitButton tone="outline" pendingLabel={pending} className="justify-self-start text-sm">
        {submit}
      </SubmitButton>
      <p role={state.status === "error" ? "alert" : "status"} className="min-h-5 text-sm">
        {state.status === "idle" ? "" : state.message}
      </p>
    </form>
  );
}

interface AssignFormProps {
  readonly orderId: string;
  readonly assignee: string;
  readonly team: readonly Colleague[];
}

export function AssignForm({ orderId, assignee, team }: AssignFormProps) {
  return (
    <DeedForm orderId={orderId} action={assignAction} submit="Assign" pending="Assigning…">
      {(problem) => (
        <SelectField
          key={assignee}
          id="assign-to"
          name="to"
          label="Looks after it"
          defaultValue={assignee}
          error={problem("to")}
        >
          <option value="none">No one</option>
          <option value="me">Me</option>
          {team.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </DeedForm>
  );
}

export function HoldForm({ orderId }: { orderId: string }) {
  return (
    <DeedForm orderId={orderId} action={holdAction} submit="Put on hold" pending="Putting on hold…">
      {(problem) => (
        <>
          <TextField
            id="hold-hours"
            name="hours"
            label="Remind me in hours"
            inputMode="numeric"
            defaultValue="2"
            error={problem("hours")}
          />
          <TextField id="hold-note" name="note" label="Why" maxLength={500} error={problem("note")} />
        </>
      )}
    </DeedForm>
  );
}

export const ReleaseForm = ({ orderId }: { orderId: string }) => (
  <DeedForm orderId={orderId} action={releaseHoldAction} submit="Take up again" pending="Taking up…" />
);

export function ExtendForm({ orderId }: { orderId: string }) {
  return (
    <DeedForm orderId={orderId} action={extendAction} submit="Extend the deadline" pending="Extending…">
      {(problem) => (
        <TextField
          id="extend-hours"
          name="hours"
          label="By hours"
          inputMode="numeric"
          defaultValue="24"
          error={problem("hours")}
        />
      )}
    </DeedForm>
  );
}

export function AskForm({ orderId }: { orderId: string }) {
  return (
    <DeedForm orderId={orderId} action={askAction} submit="Ask by mail" pending="Asking…">
      {(problem) => (
        <TextArea id="ask-text" name="text" label="Ask the shopper" maxLength={1000} error={problem("text")} />
      )}
    </DeedForm>
  );
}

interface BlockFormProps {
  readonly orderId: string;
  readonly kinds: readonly (readonly [kind: string, label: string])[];
}

export function BlockForm({ orderId, kinds }: BlockFormProps) {
  return (
    <DeedForm orderId={orderId} action={blockAction} submit="Block" pending="Blocking…">
      {(problem) => (
        <>
          <SelectField id="block-kind" name="kind" label="Block for new orders" error={problem("kind")}>
            {kinds.map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </SelectField>
          <TextField id="block-reason" name="reason" label="Because" maxLength={300} error={problem("reason")} />
          <TextField
            id="block-days"
            name="days"
            label="For days"
            inputMode="numeric"
            defaultValue="90"
            error={problem("days")}
          />
        </>
      )}
    </DeedForm>
  );
}
