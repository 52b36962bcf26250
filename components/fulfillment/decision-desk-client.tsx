"use client";

import { createContext, use, useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { UndoForm } from "@/components/fulfillment/undo-form-client";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { useFormAction, type FormProps } from "@/components/ui/use-form-action";
import { decideAction } from "@/lib/desk/decision/action";
import type { FormState } from "@/lib/platform/http/form-state";

interface Desk {
  readonly state: FormState;
  /** The order that the last decision was about. */
  readonly subject: string;
  readonly pending: boolean;
  readonly formProps: FormProps;
}

const DeskContext = createContext<Desk | null>(null);

/** The desk's decision so far, as far as it concerns this order. */
export function useDecision(orderId: string) {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDecision needs a DecisionDesk around it");
  const { state, subject, pending, formProps } = desk;
  const problem = state.status === "error" && state.values["orderId"] === orderId ? state : null;
  return { formProps, problem, decided: !pending && state.status === "done" && subject === orderId };
}

/** Owns every row's decision: a decided row is gone before its own answer could be read there. Takes the focus the row had. */
export function DecisionDesk({ children }: { children: ReactNode }) {
  const { state, pending, formProps } = useFormAction(decideAction);
  const [subject, setSubject] = useState("");
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "done") region.current?.focus({ preventScroll: true });
  }, [state]);
  const keepFocus = (event: FormEvent<HTMLElement>) => {
    if (event.target instanceof HTMLFormElement) setSubject(formText(event.target, "orderId"));
  };
  return (
    <div onSubmit={keepFocus}>
      <div
        ref={region}
        role="status"
        tabIndex={-1}
        className="fixed bottom-4 left-4 z-20 max-w-[calc(100vw-2rem)] outline-none"
      >
        {state.status === "done" ? (
          <Notice tone="ok">
            <p>
              {state.message} <span className="numeric text-sm break-all">{subject}</span>
            </p>
            <UndoForm key={subject} orderId={subject} />
          </Notice>
        ) : null}
      </div>
      <DeskContext value={{ state, subject, pending, formProps }}>{children}</DeskContext>
    </div>
  );
}
