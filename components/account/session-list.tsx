import { EndOtherSessionsForm, EndSessionForm } from "@/components/account/session-forms-client";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { SessionView } from "@/lib/account/session/schema";

/** Where the viewer is signed in, this browser first, each with the way to end it. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <div className="grid gap-6">
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <SessionRow session={session} />
          </li>
        ))}
      </ul>
      <EndOtherSessionsForm others={sessions.filter(({ isThis }) => !isThis).length} />
    </div>
  );
}

function SessionRow({ session: { sessionId, device, authTime, lastSeenAt, isThis } }: { session: SessionView }) {
  return (
    <article className="grid gap-3 border-2 border-ink bg-raised px-5 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg">{device}</h2>
          {isThis ? <Badge tone="ok">This one</Badge> : null}
        </div>
        <p className="text-sm text-muted">
          Signed in <LocalTime iso={authTime} /> · last seen <LocalTime iso={lastSeenAt} />
        </p>
      </div>
      {isThis ? null : <EndSessionForm sessionId={sessionId} device={device} />}
    </article>
  );
}
