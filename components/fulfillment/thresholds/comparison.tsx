import { ScrollRegion } from "@/components/ui/scroll-region";
import { total } from "@/lib/desk/thresholds/rules";
import type { Counts, Replay } from "@/lib/desk/thresholds/schema";

interface Line {
  readonly label: string;
  readonly of: (replay: Replay) => number;
  /** Whether more of it is better, worse, or neither. */
  readonly more: 1 | -1 | 0;
}

const known = ({ bot, person }: Counts) => bot + person;
const unknown = ({ approve, review, reject }: Replay) => approve.unknown + review.unknown + reject.unknown;

const LINES: readonly Line[] = [
  { label: "Pairs saved: bots that rejecting is suggested for", of: ({ reject }) => reject.bot, more: 1 },
  { label: "Bots left to a closer look", of: ({ review }) => review.bot, more: 0 },
  { label: "Pairs lost: bots that approving is suggested for", of: ({ approve }) => approve.bot, more: -1 },
  { label: "People hurt: rejecting is suggested", of: ({ reject }) => reject.person, more: -1 },
  { label: "People kept waiting for a closer look", of: ({ review }) => review.person, more: -1 },
  { label: "Approved without a person", of: ({ auto }) => total(auto), more: 0 },
  { label: "Known bots among those", of: ({ auto }) => auto.bot, more: -1 },
  { label: "Orders for a person to look at", of: ({ toLook }) => toLook, more: -1 },
  { label: "Minutes that takes", of: ({ minutes }) => minutes, more: -1 },
  {
    label: "Decided by a person: what the above is known by",
    of: (r) => known(r.approve) + known(r.review) + known(r.reject),
    more: 0,
  },
  { label: "Unknown: not decided, run out, or approved alone", of: unknown, more: 0 },
];

const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));
const toneOf = (change: number, more: Line["more"]) =>
  change * more > 0 ? "text-ok" : change * more < 0 ? "text-danger" : "text-muted";

/** What the setting that counts made of the drop, and what the tried one would have. */
export function Comparison({ now, tried }: { now: Replay; tried: Replay }) {
  return (
    <ScrollRegion label="The drop under both settings">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">The drop under the setting that counts and the one that is tried</caption>
        <thead>
          <tr className="border-b-2 border-ink">
            <th scope="col" className="py-1.5 pr-3">
              Orders
            </th>
            <th scope="col" className="py-1.5 pr-3 text-right">
              Now
            </th>
            <th scope="col" className="py-1.5 pr-3 text-right">
              Tried
            </th>
            <th scope="col" className="py-1.5 text-right">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <Row key={line.label} line={line} now={line.of(now)} tried={line.of(tried)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({ line: { label, more }, now, tried }: { line: Line; now: number; tried: number }) {
  const change = tried - now;
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-1.5 pr-3 font-normal">
        {label}
      </th>
      <td className="numeric py-1.5 pr-3 text-right">{now}</td>
      <td className="numeric py-1.5 pr-3 text-right font-bold">{tried}</td>
      <td className={`numeric py-1.5 text-right ${toneOf(change, more)}`}>{change === 0 ? "same" : signed(change)}</td>
    </tr>
  );
}
