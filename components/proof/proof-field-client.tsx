"use client";

import { useEffect, useRef } from "react";
import { useProof } from "@/components/proof/use-proof";
import { Notice } from "@/components/ui/notice";
import type { Purpose } from "@/lib/platform/challenge/schema";

interface ProofFieldProps {
  readonly purpose: Purpose;
  readonly dropId?: string;
  /** Every order needs one: it is made while the form is filled in. */
  readonly always?: boolean;
  /** What the form's last answer was: another object for each. */
  readonly outcome: { readonly code: string } | null;
}

const lacksProof = (code: string | undefined): boolean => code?.startsWith("challenge_") === true;

/**
 * The proof that a form is sent with. Where it is needed and not made yet, or an answer says that one is needed, the form is
 * sent by itself once it is: a person has nothing to do, and hears what happens where it takes a while.
 */
export function ProofField({ purpose, dropId, always = false, outcome }: ProofFieldProps) {
  const { field, said, ...proof } = useProof(purpose, dropId);
  const latest = useRef(proof);
  useEffect(() => void (latest.current = proof));

  useEffect(() => {
    if (lacksProof(outcome?.code)) latest.current.sendAnew();
  }, [outcome]);

  useEffect(() => {
    const form = field.current?.form;
    if (!always || !form) return undefined;
    const begin = () => void latest.current.make();
    const hold = (event: SubmitEvent) => {
      if (field.current?.value) return;
      event.preventDefault();
      event.stopPropagation(); // React hears of the next one
      void latest.current.sendWhenMade(event.submitter);
    };
    const gone = new AbortController();
    const { signal } = gone;
    form.addEventListener("focusin", begin, { once: true, signal });
    form.addEventListener("submit", hold, { signal });
    return () => gone.abort();
  }, [always, field]);

  return (
    <>
      <input type="hidden" name="proof" ref={field} />
      <div role="status">{said === null ? null : <Notice tone="warn">{said}</Notice>}</div>
    </>
  );
}
