import { Fragment, type ReactNode } from "react";
import { LocalTime } from "@/components/time/local-time-client";
import { momentWords, TimelineStrip } from "@/components/fulfillment/ring/timeline-strip";
import { compareAddresses, doorWords, type ComparedWord } from "@/lib/desk/ring/compare";
import { MOMENTS, type Comparable } from "@/lib/desk/ring/schema";

interface LinkedEvidenceProps {
  readonly mine: Comparable;
  readonly other: Comparable;
}

/** Two orders side by side: where they go, what they were paid with, where they came from, and when. */
export function LinkedEvidence({ mine, other }: LinkedEvidenceProps) {
  return (
    <div className="grid gap-4 border-l-4 border-line py-2 pl-4 text-sm">
      <table className={`w-full table-fixed border-collapse text-left ${CELLS}`}>
        <thead>
          <tr>
            <th scope="col" className="w-24">
              <span className="sr-only">What</span>
            </th>
            <th scope="col">{nameOf(mine)}</th>
            <th scope="col">{nameOf(other)}</th>
          </tr>
        </thead>
        <tbody>
          <Addresses mine={mine} other={other} />
          <Row name="Card" mine={cardWords(mine)} other={cardWords(other)} />
          <Row name="Network" mine={networkWords(mine)} other={networkWords(other)} />
          {MOMENTS.map((moment) => (
            <Row
              key={moment}
              name={momentWords[moment]}
              mine={timeOf(mine.moments[moment])}
              other={timeOf(other.moments[moment])}
            />
          ))}
        </tbody>
      </table>
      <TimelineStrip orders={[mine, other]} names={[nameOf(mine), nameOf(other)]} />
    </div>
  );
}

/** Written once for all cells: a ring has thousands of them. */
const CELLS =
  "[&_td]:py-1 [&_td]:pr-3 [&_td]:break-words [&_th]:py-1 [&_th]:pr-3 [&_th]:align-top [&_td]:align-top [&_th[scope=row]]:font-normal [&_th[scope=row]]:break-words [&_th[scope=row]]:text-muted [&_tr]:border-b [&_tr]:border-line [&_mark]:bg-warn-soft [&_mark]:font-bold [&_mark]:text-ink";

const nameOf = ({ customer: { firstName, lastName } }: Comparable): string =>
  `${firstName} ${lastName}`.trim() || "No name";

const cardWords = ({ card }: Comparable): string =>
  card ? [`${card.brand} ending in ${card.last4}`, ...card.traits].join(", ") : "not known";
const networkWords = ({ network }: Comparable): string => network.join(", ") || "not known";

function Addresses({ mine, other }: LinkedEvidenceProps) {
  const [a, b] = [mine.shippingAddress, other.shippingAddress];
  if (!a || !b)
    return <Row name="Address" mine={a ? doorWords(a) : "forgotten"} other={b ? doorWords(b) : "forgotten"} />;
  return (
    <>
      {compareAddresses(a, b).map((line) => (
        <tr key={line.name}>
          <th scope="row">{line.name}</th>
          <td>
            <Words words={line.mine} />
          </td>
          <td>
            <Words words={line.other} />
          </td>
        </tr>
      ))}
      <Row name="Compared as" mine={doorWords(a)} other={doorWords(b)} />
    </>
  );
}

function Words({ words }: { words: readonly ComparedWord[] }) {
  if (words.length === 0) return "none";
  return words.map(({ text, differs }, i) => (
    <Fragment key={`${i} ${text}`}>
      {i > 0 ? " " : ""}
      {differs ? <mark>{text}</mark> : text}
    </Fragment>
  ));
}

const timeOf = (iso: string | null): ReactNode => (iso === null ? "not known" : <LocalTime iso={iso} />);

interface RowProps {
  readonly name: string;
  readonly mine: ReactNode;
  readonly other: ReactNode;
}

function Row({ name, mine, other }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{mine}</td>
      <td>{other}</td>
    </tr>
  );
}
