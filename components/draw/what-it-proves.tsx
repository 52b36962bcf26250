const PROVES = [
  "The rules, the list of entries and our secret number were fixed before the entries were ranked.",
  "The random number is that of a public beacon, signed by its keepers: neither we nor they could choose the outcome.",
  "Ranks and winners follow from these alone: nobody was moved up or down.",
  "With your receipt: your entry was on the list, at the rank that we told you.",
];

const CANNOT = [
  "That entries are different people. The record holds salted hashes and no names: whom the rules excluded, and why, you take from us.",
  "That the list was sealed before the random number was known. For that, compare it with a copy that someone saved before.",
];

/** What the record shows to everyone, and what they still have to believe. */
export const WhatItProves = () => (
  <>
    <Points id="proves" title="What this proves" points={PROVES} />
    <Points id="cannot" title="What it cannot prove" points={CANNOT} />
  </>
);

interface PointsProps {
  readonly id: string;
  readonly title: string;
  readonly points: readonly string[];
}

const Points = ({ id, title, points }: PointsProps) => (
  <section aria-labelledby={id} className="grid gap-3">
    <h2 id={id} className="text-xl">
      {title}
    </h2>
    <ul className="grid list-disc gap-2 pl-5">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  </section>
);
