"use client";

import { useState, type FocusEvent, type MouseEvent } from "react";

/** Puts the text into the field, as if it had been typed. */
function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** On leaving the address's field: what was probably meant, with one press to take it. The list of providers is loaded then. */
export function useAddressHint(name: string) {
  const [meant, setMeant] = useState<string | null>(null);
  const onLeave = async ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLInputElement) || target.name !== name) return;
    const providers = await import("@/lib/account/customer/suggestion").catch(() => null); // a hint is not worth an error
    setMeant(providers && providers.suggestedAddress(target.value));
  };
  const take = (event: MouseEvent<HTMLButtonElement>) => {
    const field = event.currentTarget.form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement && meant !== null) type(field, meant);
    setMeant(null);
  };
  const hint = (
    <span role="status">
      {meant === null ? null : (
        <>
          Did you mean{" "}
          <button
            type="button"
            onClick={take}
            className="cursor-pointer font-bold break-all text-accent underline underline-offset-4"
          >
            {meant}
          </button>
          ?
        </>
      )}
    </span>
  );
  return { hint, onLeave };
}
