import { Badge, type BadgeTone } from "@/components/ui/badge";
import { DRIFTED, MOVED } from "@/lib/desk/drift/rules";
import type { DriftBin, FeatureDrift } from "@/lib/desk/drift/schema";

/** "accountAgeSeconds" as "account age seconds". */
const spelled = (feature: string): string => feature.replace(/[A-Z]|\d+m/g, (part) => ` ${part.toLowerCase()}`);

const verdictOf = (psi: number): readonly [tone: BadgeTone, words: string] =>
  psi >= DRIFTED ? ["danger", "drifted"] : psi >= MOVED ? ["warn", "moved"] : ["ok", "as trained"];

/** Each feature with how far it has moved, the furthest first; its spread opens in place. */
export function FeatureList({ features }: { features: readonly FeatureDrift[] }) {
  return (
    <ul aria-label="Features" className="grid">
      {features.map((drift) => (
        <Feature key={drift.feature} drift={drift} />
      ))}
    </ul>
  );
}

function Feature({ drift: { feature, group, psi, bins } }: { drift: FeatureDrift }) {
  const [tone, words] = verdictOf(psi);
  const unknown = bins[0];
  return (
    <li className="border-b border-line">
      <details>
        <summary className="grid min-h-11 cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1 text-sm sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_4rem_6.5rem]">
          <span className="break-words">
            <b>{spelled(feature)}</b> <span className="text-muted">{group}</span>
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full max-sm:hidden">
            <rect width="100" height="4" fill="var(--sunken)" />
            <rect width={Math.min(100, (psi / (2 * DRIFTED)) * 100)} height="4" fill={fills[tone]} />
          </svg>
          <span className="numeric text-right max-sm:hidden">{psi.toFixed(2)}</span>
          <span className="text-right">
            <Badge tone={tone}>{words}</Badge>
          </span>
        </summary>
        <div className="grid gap-2 pt-1 pb-4">
          <Spread bins={bins} />
          <p className="text-sm text-muted">
            Index {psi.toFixed(3)}. Not known in {percent(unknown?.now)} of the orders, {percent(unknown?.trained)} of
            the training.
          </p>
        </div>
      </details>
    </li>
  );
}

const fills: Readonly<Partial<Record<BadgeTone, string>>> = {
  ok: "var(--ok)",
  warn: "var(--warn)",
  danger: "var(--danger)",
};
const percent = (share = 0): string => `${Math.round(share * 100)} %`;

function labelOf({ upTo }: DriftBin, before: DriftBin | undefined): string {
  if (upTo === null) return "not known";
  return upTo === Infinity ? (before?.upTo == null ? "any" : `above ${before.upTo}`) : `up to ${upTo}`;
}

/** Training and drop, a line for each range of values. */
function Spread({ bins }: { bins: readonly DriftBin[] }) {
  return (
    <ul aria-label="Shares in training and drop" className="grid max-w-2xl gap-1 text-sm">
      {bins.map((bin, i) => (
        <li key={`bin ${i}`} className="grid grid-cols-[8rem_minmax(0,1fr)_7rem] items-center gap-3">
          <span>{labelOf(bin, bins[i - 1])}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
            <rect width={bin.trained * 100} height="3" y="0.5" fill="var(--line-strong)" />
            <rect width={bin.now * 100} height="3" y="4.5" fill="var(--accent)" />
          </svg>
          <span className="numeric text-right whitespace-nowrap">
            {percent(bin.trained)} → {percent(bin.now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
