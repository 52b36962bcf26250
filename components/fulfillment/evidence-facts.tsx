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
  const quiet = groups.flatMap((group) => group.quiet);
  return (
    <div className="grid gap-3 text-sm">
      <dl aria-label="Facts" className="grid gap-3">
        {groups
          .filter(({ facts }) => facts.length > 0)
          .map(({ group, facts }) => (
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
      {quiet.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-8 cursor-pointer items-center text-muted underline underline-offset-4">
            {quiet.length} more of which there is nothing
          </summary>
          <ul className="grid gap-0.5 pt-1">
            {quiet.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
