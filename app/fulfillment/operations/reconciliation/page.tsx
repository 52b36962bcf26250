import type { Metadata } from "next";
import { CompareForm } from "@/components/fulfillment/compare-form-client";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DifferenceList } from "@/components/fulfillment/difference-list";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readBooks, type Books } from "@/lib/desk/reconciliation/server";

export const metadata: Metadata = { title: "Reconciliation" };

export default async function ReconciliationPage() {
  const viewer = await staffViewer("/fulfillment/operations/reconciliation");
  const books = await orRefusal(readBooks(viewer));
  return (
    <DeskFrame title="Reconciliation" room="/fulfillment/operations">
      <p className="max-w-prose">
        Every night, the payments at the provider are compared with our orders, both ways. <LastRun run={books.run} />
      </p>
      <CompareForm />
      <Differences books={books} />
      <ButtonLink href="/fulfillment/operations" prefetch={false} tone="quiet" className="justify-self-start">
        Back to operations
      </ButtonLink>
    </DeskFrame>
  );
}

function LastRun({ run }: Pick<Books, "run">) {
  if (!run) return "This has not happened yet.";
  return (
    <>
      Last <LocalTime iso={run.finishedAt} />, payments: {run.payments}, orders: {run.orders}.
    </>
  );
}

function Differences({ books: { run, differences, more } }: { books: Books }) {
  if (differences.length === 0)
    return run ? (
      <Notice tone="ok" title="The books agree">
        <p>No payment and no order differ.</p>
      </Notice>
    ) : null;
  return (
    <section aria-labelledby="differences" className="grid gap-4">
      <h2 id="differences" className="text-xl">
        What differs: {differences.length}
        {more ? " and more" : ""}
      </h2>
      <DifferenceList differences={differences} />
    </section>
  );
}
