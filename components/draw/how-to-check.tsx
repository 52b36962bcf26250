import { ButtonLink, buttonStyle } from "@/components/ui/button";

interface HowToCheckProps {
  readonly dropId: string;
  readonly isDrawn: boolean;
}

/** Three steps that anyone can take, on their own machine. */
export function HowToCheck({ dropId, isDrawn }: HowToCheckProps) {
  return (
    <section aria-labelledby="steps" className="grid gap-5">
      <h2 id="steps" className="text-xl">
        {isDrawn ? "Check it in three steps" : "How to check it, in three steps"}
      </h2>
      <ol className="grid gap-5">
        <Step number={1} title="Save the record">
          <p>
            {isDrawn
              ? "Every entry, its rank, and all that decided, in one file. It names no person."
              : "As it is now: with it you can show later that nothing of it was changed. After the draw, save it once more."}
          </p>
          <a href={`/api/drops/${dropId}/draw`} download={`draw-${dropId}.json`} className={buttonStyle()}>
            {isDrawn ? "Save the record" : "Save the record as it is now"}
          </a>
        </Step>
        <Step number={2} title="Save the checker">
          <p>One page that does the arithmetic. It works offline and asks no server: disconnect first, if you like.</p>
          <a href="/draw-verifier.html" download="draw-verifier.html" className={buttonStyle("outline")}>
            Save the checker
          </a>
        </Step>
        <Step number={3} title="Open it, and choose both files">
          <p>
            The record, and your receipt if you entered. It says whether the draw holds, and at which rank your entry
            was.
          </p>
          <ButtonLink href={`/drops/${dropId}/enter`} tone="outline">
            Your entry and its receipt
          </ButtonLink>
        </Step>
      </ol>
      <p className="text-sm text-muted">
        In a terminal, <code className="wrap-anywhere">npm run draw -- verify --record FILE --receipt FILE</code> of our
        source does the same.
      </p>
      <ButtonLink href={`/drops/${dropId}/fairness`} tone="quiet" className="justify-self-start px-0">
        How fair the drop was
      </ButtonLink>
    </section>
  );
}

/** Nothing was drawn: there are no ranks to check. */
export const SaveAlone = ({ dropId }: Pick<HowToCheckProps, "dropId">) => (
  <p className="grid justify-items-start gap-4">
    <a href={`/api/drops/${dropId}/draw`} download={`draw-${dropId}.json`} className={buttonStyle("outline")}>
      Save the record
    </a>
    <ButtonLink href={`/drops/${dropId}/enter`} tone="quiet" className="px-0">
      Your entry and its receipt
    </ButtonLink>
  </p>
);

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: React.ReactNode;
}

const Step = ({ number, title, children }: StepProps) => (
  <li className="grid grid-cols-[auto_1fr] gap-x-4 border-t-2 border-line-strong pt-3">
    <span aria-hidden="true" className="numeric text-2xl font-bold">
      {number}
    </span>
    <div className="grid justify-items-start gap-2">
      <h3 className="text-lg">{title}</h3>
      {children}
    </div>
  </li>
);
