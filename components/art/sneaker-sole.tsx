import { palettes } from "@/components/art/colourways";
import type { DrawingProps } from "@/components/art/sneaker";

const SHAPE =
  "M36 118C30 74 64 48 128 56C190 64 236 82 300 72C372 60 452 28 540 44C622 58 654 100 640 146C626 192 556 214 470 204C398 196 350 170 288 168C224 166 184 184 126 182C66 180 40 158 36 118Z";
const GROOVES = Array.from({ length: 13 }, (_, i) => 70 + i * 44);

/** The shoe from below: a wave in each groove. */
export function SneakerSole({ className, title, colourway = "volt" }: DrawingProps) {
  const { ink, base, heel, signal } = palettes[colourway];
  return (
    <svg viewBox="20 20 650 210" role="img" aria-label={title} className={className}>
      <clipPath id={`sole-${colourway}`}>
        <path d={SHAPE} />
      </clipPath>
      <path d={SHAPE} fill={base} />
      <g clipPath={`url(#sole-${colourway})`} fill="none" strokeLinecap="round">
        <path d="M20 20H150V230H20Z" fill={heel} />
        {GROOVES.map((x) => (
          <path key={x} d={`M${x} 30q14 22 0 44t0 44t0 44t0 44`} stroke={ink} strokeWidth={7} opacity={0.85} />
        ))}
        <path d="M190 124q22 -20 44 0t44 0t44 0t44 0" stroke={signal} strokeWidth={9} />
      </g>
      <path d={SHAPE} fill="none" stroke={ink} strokeWidth={6} />
    </svg>
  );
}
