"use client";

import { useEffect, useRef, useState } from "react";
import { makeProof } from "@/components/proof/solve";
import { Notice } from "@/components/ui/notice";
import { phoneSeconds } from "@/lib/platform/challenge/rules";
import type { Purpose } from "@/lib/platform/challenge/schema";
import { durationInWords } from "@/lib/platform/time";

interface ProofFieldProps {
  readonly purpose: Purpose;
  readonly dropId?: string;
  /** Every order needs one: it is made while the form is filled in. */
  readonly always?: boolean;
  /** What the form's last answer was: another object for each. */
  readonly outcome: { readonly code: string } | null;
}

const lacksProof = (code: string | undefined): boolean => code?.startsWith("challenge_") === true;

/** A sum that takes longer than this is spoken of. */
const UNNOTICED_SECONDS = 1;
const FAILED = "Your browser could not do its sum. Check your connection and press again.";
const doing = (level: number): string => {
  const seconds = phoneSeconds(level);
  const limit = seconds > UNNOTICED_SECONDS ? ` That may take ${durationInWords(Math.ceil(seconds))}.` : "";
  return `Your browser does a small sum that keeps machines from ordering ahead of people.${limit} Then this is sent by itself.`;
};

/**
 * The proof that a form is sent with. Where an answer says that one is needed, it is made, and the form sent again: a person
 * has nothing to do, and hears what happens.
 */
export function ProofField({ purpose, dropId, always = false, outcome }: ProofFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const making = useRef(false);
  const [said, setSaid] = useState<string | null>(null);

  async function make(aloud: boolean): Promise<boolean> {
    if (making.current || !field.current) return false;
    making.current = true;
    try {
      const proof = await makeProof(purpose, dropId, (level) => aloud && setSaid(doing(level)));
      field.current.value = proof;
      setSaid(null);
      return true;
    } catch {
      if (aloud) setSaid(FAILED);
      return false;
    } finally {
      making.current = false;
    }
  }

  const latest = useRef(make);
  useEffect(() => void (latest.current = make));

  useEffect(() => {
    if (!lacksProof(outcome?.code)) return;
    if (field.current) field.current.value = "";
    void latest.current(true).then((made) => made && field.current?.form?.requestSubmit());
  }, [outcome]);

  useEffect(() => {
    const form = field.current?.form;
    if (!always || !form) return undefined;
    const begin = () => void latest.current(false);
    form.addEventListener("focusin", begin, { once: true });
    return () => form.removeEventListener("focusin", begin);
  }, [always]);

  return (
    <>
      <input type="hidden" name="proof" ref={field} />
      <div role="status">{said === null ? null : <Notice tone="warn">{said}</Notice>}</div>
    </>
  );
}
