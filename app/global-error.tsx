"use client";

import { Button } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";
import "./globals.css";

/** When even the frame of the page could not be made, its header included. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <title>QuantaSneaks is not reachable</title>
        <main className="flex flex-1 flex-col">
          <NarrowPage
            eyebrow="Error"
            title="We cannot reach the store."
            lead="Part of it is away for a moment. What you have already done is safe: orders and payments are kept, and nothing is charged twice."
          >
            <div className="flex flex-wrap items-center gap-4">
              <Button onClick={retry}>Try again</Button>
              {error.digest ? <p className="numeric text-sm text-muted">Reference {error.digest}</p> : null}
            </div>
          </NarrowPage>
        </main>
      </body>
    </html>
  );
}
