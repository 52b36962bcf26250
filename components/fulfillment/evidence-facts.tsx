import type { FactGroup } from "@/lib/desk/order/facts";

const groupWords: Record<FactGroup["group"], string> = {
  identity: "Who ordered",
  linkage: "What it shares",
  velocity: "How many, how fast",
  behaviour: "How it was ordered",
  network: "Where it came from",
  payment: "The payment",
  history: "Before",
};

/** What is known of the order, by what it is about: before anyone says what it means. */
export function EvidenceFacts({ groups }: { groups: readonly FactGroup[] }) {
  if (groups.length === 0) return <p className="text-muted">Nothing stood out, or it is not gathered yet.</p>;
  return (
    <dl aria-label="Facts" className="grid gap-3 text-sm">
      {groups.map(({ group, facts }) => (
        <div key={group} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <dt className="font-bold">{groupWords[group]}</dt>
          {facts.map(({ code, text }) => (
            <dd key={code} className="break-words sm:col-start-2">
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
