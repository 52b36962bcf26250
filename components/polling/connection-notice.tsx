import type { Connection } from "@/components/polling/use-polled";
import { buttonStyle } from "@/components/ui/button";
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
        <Notice tone="warn" role="status" title="Your session has ended">
          <p>What you see is how it stood. Sign in again, and you are back on this page.</p>
          <a
            href={`/signin?callbackUrl=${encodeURIComponent(path)}`}
            className={buttonStyle("solid", "mt-2 justify-self-start")}
          >
            Sign in again
          </a>
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
