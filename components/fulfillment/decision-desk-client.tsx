"use client";

import { createContext, use, useActionState, useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { decideAction } from "@/lib/fulfillment/action";
import { idleFormState, type FormState } from "@/lib/http/form-state";

interface Desk {
  readonly state: FormState;
  readonly decide: (data: FormData) => void;
}

const DeskContext = createContext<Desk | null>(null);

/** The desk's decision so far, as far as it concerns this order. */
export function useDecision(orderId: string) {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDecision needs a DecisionDesk around it");
  const problem = desk.state.status === "error" && desk.state.values["orderId"] === orderId ? desk.state : null;
  return { decide: desk.decide, problem };
}

/** Owns every row's decision: a decided row is gone before its own answer could be read there. Takes the focus the row had. */
export function DecisionDesk({ children }: { children: ReactNode }) {
  const [state, decide] = useActionState(decideAction, idleFormState);
  const [subject, setSubject] = useState("");
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "done") region.current?.focus({ preventScroll: true });
  }, [state]);
  const remember = (event: FormEvent<HTMLElement>) => {
    if (event.target instanceof HTMLFormElement) setSubject(String(new FormData(event.target).get("orderId")));
  };
  return (
    <div onSubmit={remember} className="grid gap-6">
      <div ref={region} role="status" tabIndex={-1} className="sticky top-0 z-10 outline-none">
        {state.status === "done" ? (
          <Notice tone="ok">
            <p>
              {state.message} <span className="numeric text-sm break-all">{subject}</span>
            </p>
          </Notice>
        ) : null}
      </div>
      <DeskContext value={{ state, decide }}>{children}</DeskContext>
    </div>
  );
}
