"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Slider } from "@/components/fulfillment/thresholds/slider-client";
import { triedHref, type Tried } from "@/components/fulfillment/thresholds/query";
import { Button } from "@/components/ui/button";
import { FormProblem, Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { changeThresholdsAction } from "@/lib/desk/thresholds/action";

const SETTLED_AFTER_MS = 200;

interface ThresholdEditorProps {
  readonly dropId: string;
  readonly version: number;
  readonly tried: Tried;
}

/** Follows the sliders with the page's address, once they rest. */
function useReplay(tried: Tried, dropId: string): void {
  const router = useRouter();
  const shown = useRef(triedHref(tried, dropId));
  const href = triedHref(tried, dropId);
  useEffect(() => {
    if (href === shown.current) return undefined;
    const timer = setTimeout(() => {
      shown.current = href;
      router.replace(href, { scroll: false });
    }, SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [href, router]);
}

/** Tries a setting out by the page's address, also without a script, and saves what is tried. */
export function ThresholdEditor({ dropId, version, tried: first }: ThresholdEditorProps) {
  const [tried, setTried] = useState(first);
  const { state, formProps } = useFormAction(changeThresholdsAction);
  useReplay(tried, dropId);
  const errors = state.status === "error" ? state.fieldErrors : {};
  const change = (some: Partial<Tried>) => setTried((before) => ({ ...before, ...some }));
  return (
    <div className="grid gap-4">
      <form action="/fulfillment/thresholds" className="grid gap-4">
        <input type="hidden" name="drop" value={dropId} />
        <Suggesting tried={tried} errors={errors} change={change} />
        <Alone tried={tried} errors={errors} change={change} />
        <Button type="submit" tone="outline">
          Replay the drop
        </Button>
      </form>
      <form {...formProps} className="grid gap-3 border-t-2 border-line pt-4">
        <Chosen tried={tried} version={version} />
        <SubmitButton pendingLabel="Saving…">Save these thresholds</SubmitButton>
        <FormProblem message={state.status === "error" ? state.message : null} />
        <div role="status">{state.status === "done" ? <Notice tone="ok">{state.message}</Notice> : null}</div>
      </form>
    </div>
  );
}

interface PartProps {
  readonly tried: Tried;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (some: Partial<Tried>) => void;
}

function Suggesting({ tried: { approveBelow, rejectFrom }, errors, change }: PartProps) {
  return (
    <>
      <Slider
        name="approve"
        label="Suggest approving below"
        hint="Orders with a lower score are suggested for approval."
        value={approveBelow}
        error={errors["approveBelow"]}
        onChange={(value) => change({ approveBelow: value, rejectFrom: Math.max(value, rejectFrom) })}
      />
      <Slider
        name="reject"
        label="Suggest rejecting from"
        hint="What lies between the two is suggested for a closer look."
        value={rejectFrom}
        error={errors["rejectFrom"]}
        onChange={(value) => change({ rejectFrom: value, approveBelow: Math.min(value, approveBelow) })}
      />
    </>
  );
}

/** What no person decides. Off until a manager turns it on; nothing is ever rejected so. */
function Alone({ tried: { auto, below, blindPercent }, errors, change }: PartProps) {
  return (
    <fieldset className="grid gap-3 border-2 border-line p-4">
      <legend className="px-1 font-bold">Without a person</legend>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="auto"
          checked={auto}
          onChange={(event) => change({ auto: event.target.checked })}
          className="size-5 shrink-0 accent-[var(--accent)]"
        />
        <span>
          Approve low scores by themselves. Nothing is ever rejected so, and what is flagged, blocked or asked about
          waits for a person.
        </span>
      </label>
      <Slider
        name="below"
        label="Approve alone below"
        hint="At most where approving is suggested."
        min={1}
        value={below}
        error={errors["below"]}
        onChange={(value) => change({ below: value })}
      />
      <Slider
        name="blind"
        label="Reviewed blind"
        hint="Drawn by lot of all orders, and decided by a person who sees no score: what is missed can be estimated."
        unit="%"
        min={1}
        value={blindPercent}
        error={errors["blindPercent"]}
        onChange={(value) => change({ blindPercent: value })}
      />
    </fieldset>
  );
}

function Chosen({ tried, version }: { tried: Tried; version: number }) {
  const { approveBelow, rejectFrom, auto, below, blindPercent } = tried;
  const fields = { version, approveBelow, rejectFrom, below, blindPercent, ...(auto && { auto: "on" }) };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="text-sm">
        Approve below <b>{approveBelow}</b>, reject from <b>{rejectFrom}</b>;{" "}
        {auto ? (
          <>
            approved without a person below <b>{below}</b>, <b>{blindPercent} %</b> of all reviewed blind.
          </>
        ) : (
          "a person decides every order."
        )}
      </p>
    </>
  );
}
