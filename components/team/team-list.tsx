import { MemberForms } from "@/components/team/member-forms-client";
import { roleWords, statusTones, statusWords } from "@/components/team/words";
import { Badge } from "@/components/ui/badge";
import type { MemberView } from "@/lib/account/team/schema";

/** Each member with what a manager may change. */
export function TeamList({ members, viewerId }: { members: readonly MemberView[]; viewerId: string }) {
  return (
    <ul className="grid border-t-2 border-ink">
      {members.map((member) => (
        <li key={member.id} className="grid gap-3 border-b border-line py-4">
          <Who member={member} isViewer={member.id === viewerId} />
          <MemberForms member={member} isViewer={member.id === viewerId} />
        </li>
      ))}
    </ul>
  );
}

function Who({ member, isViewer }: { member: MemberView; isViewer: boolean }) {
  const { email, name, role, status, secondFactor } = member;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h3 className="text-lg break-words">
          {name ?? email}
          {isViewer ? <span className="text-muted"> (you)</span> : null}
        </h3>
        {name ? <p className="text-sm break-all text-muted">{email}</p> : null}
      </div>
      <p className="flex flex-wrap gap-2">
        <Badge>{roleWords[role]}</Badge>
        <Badge tone={statusTones[status]}>{statusWords[status]}</Badge>
        {secondFactor ? <Badge tone="ok">Second factor</Badge> : null}
      </p>
    </div>
  );
}
