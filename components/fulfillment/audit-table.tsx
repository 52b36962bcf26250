import { counted } from "@/lib/platform/text/count";
import Link from "next/link";
import { auditWords, deedWords, reasonWords, viewWords } from "@/components/fulfillment/words";
import { riskTones } from "@/components/fulfillment/risk-panel";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { AuditView } from "@/lib/desk/audit/schema";

/** Who did what, when, why, and which score they saw. Rows stand one below the other where there is no room for columns. */
export function AuditTable({ entries }: { entries: readonly AuditView[] }) {
  return (
    <ol aria-label="Entries, newest first" className="grid border-t-2 border-ink">
      {entries.map((entry) => (
        <li
          key={`${entry.at}-${entry.entryId}`}
          className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[11rem_minmax(0,1.2fr)_minmax(0,1.6fr)_10rem]"
        >
          <LocalTime iso={entry.at} className="text-sm text-muted" />
          <p>
            <span className="font-bold">{entry.name}</span> {deedOf(entry)}
          </p>
          <Why entry={entry} />
          <Seen entry={entry} />
        </li>
      ))}
    </ol>
  );
}

const teamDeeds: Readonly<Record<string, string>> = {
  invited: "invited",
  role: "changed the role of",
  deactivated: "deactivated",
  reactivated: "took back",
  second_factor_reset: "took the second factor off",
};

const ownDeeds: Readonly<Record<string, string>> = {
  joined: "joined the team",
  second_factor_required: "required a second factor of the team",
  second_factor_optional: "left the second factor to each of the team",
};

const teamDeed = (deed: string, name: string): string => ownDeeds[deed] ?? `${teamDeeds[deed] ?? "changed"} ${name}`;

const dropDeeds: Readonly<Record<string, string>> = deedWords;
const inspectionDeeds: Readonly<Record<string, string>> = {
  accept: "accepted a return",
  deduct: "accepted a return and kept a part back",
  refuse: "refused a return",
};

const overrideDeed = (decision: AuditView["decision"]): string =>
  decision === undefined ? "left an entry to the rules" : `${decision === "approve" ? "kept" : "excluded"} an entry`;

const decided = { approve: "approved", reject: "rejected" } as const;

function deedOf({ kind, decision, count, takenFromName, reasonCode, memberName, to, until }: AuditView): string {
  switch (kind) {
    case "assignment":
      return to === undefined ? "assigned an order to no one" : "assigned an order";
    case "hold":
      return until === undefined ? "took an order up again" : "put an order on hold";
    case "extension":
      return "extended a deadline";
    case "question":
      return "asked the shopper";
    case "block":
      return "blocked";
    case "unblock":
      return "ended a block";
    case "policy":
      return "changed the policy of reviews";
    case "decision":
      return `${decided[decision ?? "approve"]} an order`;
    case "auto":
      return "approved an order by itself";
    case "bulk":
      return `${decided[decision ?? "approve"]} ${counted(count ?? 0, "order")} together`;
    case "takeover":
      return `took an order over from ${takenFromName ?? "someone"}`;
    case "stop":
      return "stopped an execution";
    case "difference":
      return "found that payment and order differ";
    case "resolved":
      return "found a difference gone";
    case "team":
      return teamDeed(reasonCode ?? "", memberName ?? "someone");
    case "drop":
      return `${dropDeeds[reasonCode ?? ""] ?? "changed"} a drop${count === undefined ? "" : `, ${count} more pairs`}`;
    case "inspection":
      return inspectionDeeds[reasonCode ?? ""] ?? "inspected a return";
    case "appeal":
      return decision === "approve" ? "accepted an appeal" : "declined an appeal";
    case "override":
      return `${overrideDeed(decision)} of a draw by hand`;
  }
}

/** What the sentence says already. */
const TOLD: readonly AuditView["kind"][] = ["team", "drop", "inspection"];

function Why({ entry: { kind, orderId, dropId, reasonCode, note, bulkId } }: { entry: AuditView }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5 text-sm">
      {orderId ? (
        <Link
          href={`/fulfillment/orders/${orderId}`}
          prefetch={false}
          className="numeric break-all underline underline-offset-4"
        >
          {orderId}
        </Link>
      ) : null}
      {dropId ? (
        <Link
          href={`/fulfillment/drops/${dropId}`}
          prefetch={false}
          className="numeric break-all underline underline-offset-4"
        >
          {dropId}
        </Link>
      ) : null}
      {reasonCode && !TOLD.includes(kind) ? <p>{reasonWords(reasonCode)}</p> : null}
      {note ? <p className="break-words text-muted">{note}</p> : null}
      {bulkId ? <p className="numeric text-tag break-all text-muted">together: {bulkId}</p> : null}
    </div>
  );
}

const viewOf = (view: string): string => (viewWords as Readonly<Record<string, string>>)[view] ?? view;

function Seen({ entry: { kind, score, level, engine, view } }: { entry: AuditView }) {
  return (
    <div className="flex flex-wrap content-start items-center gap-2 text-sm">
      <span className="sr-only">{auditWords[kind]}</span>
      {score === undefined ? null : <Badge tone={level ? riskTones[level] : "neutral"}>Score {score}</Badge>}
      {engine ? <span className="numeric text-tag text-muted">{engine}</span> : null}
      {view ? <span className="text-tag text-muted">{viewOf(view)}</span> : null}
    </div>
  );
}
