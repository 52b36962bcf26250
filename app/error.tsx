"use client";

import { Failure } from "@/components/site/failure-client";

/** What is shown when a page could not be made. Next keeps the details on the server; the digest finds them in its log. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Failure
      title="That did not work."
      lead="Something broke on our side. What you have already done is safe: orders and payments are kept, and nothing is charged twice."
      digest={error.digest}
      retry={retry}
    />
  );
}
