"use client";

import { Button } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";

/** What is shown when a page could not be made. Next keeps the details on the server; the digest finds them in its log. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <NarrowPage
      eyebrow="Error"
      title="That did not work."
      lead="Something broke on our side. What you have already done is safe: orders and payments are kept, and nothing is charged twice."
    >
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={retry}>Try again</Button>
        {error.digest ? <p className="numeric text-sm text-muted">Reference {error.digest}</p> : null}
      </div>
    </NarrowPage>
  );
}
