"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { resultWords } from "@/components/fulfillment/words";
import { buttonStyle } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button-client";
import type { FormProps } from "@/components/ui/use-form-action";
import type { BulkRequest, BulkResult } from "@/lib/desk/decision/schema";

const isLeft = ({ outcome }: BulkResult): boolean => outcome === "not_yet" || outcome === "failed";

interface BulkOutcomeProps {
  readonly results: readonly BulkResult[];
  readonly sent: BulkRequest;
  /** Sends the same ring again: what is decided stays as it is. */
  readonly formProps: FormProps;
}

/** What became of each order, how far it is, and a way to go on with what is left. */
export function BulkOutcome({ results, sent, formProps }: BulkOutcomeProps) {
  const left = results.filter(isLeft).length;
  return (
    <section aria-labelledby="results" className="grid gap-4">
      <Progress results={results} />
      {left > 0 ? <GoOn key={left} left={left} results={results} sent={sent} formProps={formProps} /> : null}
      <ResultList results={results} />
      <Link href="/fulfillment" prefetch={false} className={buttonStyle("outline", "justify-self-start")}>
        Back to the queue
      </Link>
    </section>
  );
}

export function Progress({ results }: Pick<BulkOutcomeProps, "results">) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = results.filter(({ outcome }) => outcome === "decided").length;
  return (
    <div className="grid gap-2">
      <h2 id="results" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {done} of {results.length} decided
      </h2>
      <progress max={results.length} value={done} aria-labelledby="results" className="h-3 w-full accent-[var(--ok)]" />
    </div>
  );
}

/** Goes on by itself while there is time left over alone, and by a button where something failed, or there is no script. */
function GoOn({ left, results, sent, formProps }: BulkOutcomeProps & { left: number }) {
  const form = useRef<HTMLFormElement>(null);
  const onlyTime = results.every(({ outcome }) => outcome !== "failed");
  useEffect(() => {
    if (onlyTime) form.current?.requestSubmit();
  }, [onlyTime]);
  const { bulkId, decision, reasonCode, note } = sent;
  return (
    <form ref={form} {...formProps} className="grid justify-items-start gap-2">
      <input type="hidden" name="bulkId" value={bulkId} />
      <input type="hidden" name="choice" value={`${decision}:${reasonCode}`} />
      {note ? <input type="hidden" name="note" value={note} /> : null}
      {sent.orderIds.map((orderId) => (
        <input key={orderId} type="hidden" name="orderId" value={orderId} />
      ))}
      <SubmitButton pendingLabel={`Deciding the other ${left}…`}>Go on with the other {left}</SubmitButton>
    </form>
  );
}

export function ResultList({ results }: Pick<BulkOutcomeProps, "results">) {
  return (
    <ul aria-label="Results" className="grid gap-1">
      {results.map(({ orderId, outcome }) => (
        <li key={orderId} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-1.5">
          <Link
            href={`/fulfillment/orders/${orderId}`}
            prefetch={false}
            className="numeric text-sm break-all underline underline-offset-4"
          >
            {orderId}
          </Link>
          <span className={outcome === "decided" ? "" : "font-bold text-danger"}>{resultWords[outcome]}</span>
        </li>
      ))}
    </ul>
  );
}
