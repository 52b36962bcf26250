"use client";

import { Failure } from "@/components/site/failure-client";
import "./globals.css";

/** When even the frame of the page could not be made, its header included. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <main className="flex flex-1 flex-col">
          <Failure
            title="We cannot reach the store."
            lead="Part of it is away for a moment. What you have already done is safe: orders and payments are kept, and nothing is charged twice."
            digest={error.digest}
            retry={retry}
          />
        </main>
      </body>
    </html>
  );
}
