import { exclusionWord, overrideWords, sharedWord } from "@/components/fulfillment/draw/words";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { EntryGroup, GroupMember, GroupPage } from "@/lib/desk/draw/schema";

interface GroupsProps {
  readonly path: string;
  readonly page: GroupPage;
}

/** Entries that belong together, of which some are excluded: each ring is one unit. */
export function Groups({ path, page: { groups, total, from, next } }: GroupsProps) {
  if (total === 0) return null;
  return (
    <>
      {total > 1 ? (
        <p className="text-sm text-muted">
          {from + 1} to {from + groups.length} of {total}, the largest first.
        </p>
      ) : null}
      <ul className="grid gap-4">
        {groups.map((group, i) => (
          <Group key={group.members[0]?.entryId} path={path} from={from} number={from + i + 1} group={group} />
        ))}
      </ul>
      <nav aria-label="Pages of groups" className="flex flex-wrap gap-4">
        {from > 0 ? <PageLink href={`${path}#groups`}>First groups</PageLink> : null}
        {next === null ? null : <PageLink href={`${path}?cursor=${next}#groups`}>Next groups</PageLink>}
      </nav>
    </>
  );
}

const PageLink = ({ href, children }: { href: string; children: string }) => (
  <QuietLink href={href} className={buttonStyle("outline", "text-sm")}>
    {children}
  </QuietLink>
);

interface GroupProps {
  readonly path: string;
  readonly from: number;
  readonly number: number;
  readonly group: EntryGroup;
}

const titleOf = ({ size, excluded }: EntryGroup): string =>
  size === 1 ? "One entry by itself" : `${size} entries, ${excluded} of them excluded`;

function Group({ path, from, number, group }: GroupProps) {
  const { size, shared, members } = group;
  return (
    <li className="grid gap-2 border-2 border-line p-3 sm:p-4">
      <h3 className="font-bold">
        <span className="sr-only">Group {number}: </span>
        {titleOf(group)}
      </h3>
      {size > 1 ? <p className="text-sm text-muted">{sharedWord(shared)}.</p> : null}
      <ul className="grid">
        {members.map((member) => (
          <Member key={member.entryId} path={path} from={from} member={member} />
        ))}
      </ul>
      {size > members.length ? <p className="text-sm text-muted">And {size - members.length} more.</p> : null}
    </li>
  );
}

interface MemberProps {
  readonly path: string;
  readonly from: number;
  readonly member: GroupMember;
}

function Member({ path, from, member }: MemberProps) {
  const { entryId, enteredAt, sizes } = member;
  const address = `${path}?${new URLSearchParams({ entry: entryId, cursor: String(from) }).toString()}#entry`;
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-t border-line py-1.5 text-sm md:grid-cols-[minmax(0,1.4fr)_11rem_8rem_minmax(0,1.2fr)]">
      <QuietLink
        href={address}
        className="numeric inline-flex min-h-6 items-center break-all underline decoration-line-strong underline-offset-4"
      >
        {entryId}
      </QuietLink>
      <LocalTime iso={enteredAt} className="text-muted" />
      <span className="tabular-nums">EU {sizes.join(", ")}</span>
      <Verdict {...member} />
    </li>
  );
}

/** What the rules and managers make of it. */
export function Verdict({ reason, override }: Pick<GroupMember, "reason" | "override">) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {reason === null ? <Badge tone="ok">Stays in</Badge> : <Badge tone="danger">{exclusionWord(reason)}</Badge>}
      {override === null || reason === "by_hand" ? null : <Badge>{overrideWords[override]}</Badge>}
    </span>
  );
}
