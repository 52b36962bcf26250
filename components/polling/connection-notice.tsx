import type { Connection } from "@/components/polling/use-polled";
import { Notice } from "@/components/ui/notice";

/** Says so when a page that promises to be live is not. `path` is the way back here after signing in. */
export function ConnectionNotice({ connection, path }: { connection: Connection; path: string }) {
  switch (connection) {
    case "live":
    case "settled":
      return null;
    case "reconnecting":
      return (
        <Notice tone="warn" role="status">
          <p>We cannot reach the store right now. This page keeps trying; nothing you did is lost.</p>
        </Notice>
      );
    case "signed_out":
      return (
        <Notice tone="warn" role="status">
          <p>
            Your session has ended.{" "}
            <a
              href={`/signin?callbackUrl=${encodeURIComponent(path)}`}
              className="font-bold text-accent underline underline-offset-4"
            >
              Sign in again
            </a>{" "}
            to go on following this.
          </p>
        </Notice>
      );
    case "gone":
      return (
        <Notice tone="warn" role="status">
          <p>This is no longer here for you. Reload the page to see why.</p>
        </Notice>
      );
  }
}
