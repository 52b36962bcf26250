import { palettes, type Palette } from "@/components/art/colourways";
import { sneakerPaths as path } from "@/components/art/sneaker-paths";
import type { Colourway } from "@/lib/shop/drop/schema";

const outlineIn = ({ ink }: Palette) =>
  ({ fill: "none", stroke: ink, strokeWidth: 5, strokeLinejoin: "round", strokeLinecap: "round" }) as const;
const pores = ["580 270", "602 263", "624 270", "591 285", "613 283", "635 288"] as const;

export interface DrawingProps {
  readonly className?: string;
  readonly title: string;
  readonly colourway?: Colourway;
}

/** The shoe from the side. An empty title makes it decoration. */
export function Sneaker({ className, title, colourway = "volt" }: DrawingProps) {
  const palette = palettes[colourway];
  const outline = outlineIn(palette);
  return (
    <svg
      viewBox="50 30 680 400"
      className={className}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": true })}
    >
      <clipPath id="sneaker-upper">
        <path d={`${path.upper}L92 338Z`} />
      </clipPath>
      <Ankle palette={palette} />
      <path d={`${path.upper}L92 338Z`} fill={palette.base} />
      <g clipPath="url(#sneaker-upper)">
        <Panels palette={palette} />
      </g>
      <path d={path.upper} {...outline} />
      <path d={path.pi} {...outline} stroke={palette.signal} strokeWidth={16} />
      <path d={path.laces} {...outline} strokeWidth={18} />
      <path d={path.laces} {...outline} stroke={palette.base} strokeWidth={9.5} />
      <Sole palette={palette} />
    </svg>
  );
}

interface WithPalette {
  readonly palette: Palette;
}

function Ankle({ palette }: WithPalette) {
  const outline = outlineIn(palette);
  return (
    <>
      <path d={path.heelLoop} {...outline} stroke="currentColor" />
      <path d={path.lining} fill={palette.ink} />
      <path d={path.tongue} fill={palette.signal} />
      <path d={path.tongueEdge} {...outline} />
    </>
  );
}

function Panels({ palette }: WithPalette) {
  const outline = outlineIn(palette);
  return (
    <>
      <path d={path.toeCap} fill={palette.shade} />
      {pores.map((at) => (
        <circle key={at} r={3.2} fill={palette.ink} opacity={0.8} transform={`translate(${at})`} />
      ))}
      <path d={path.mudguard} fill={palette.ink} />
      <path d={path.heel} fill={palette.heel} />
      <path d={path.heel} {...outline} />
      <path d={path.eyestay} fill={palette.shade} />
      <path d={path.eyestayEdge} {...outline} strokeWidth={4} />
      <path d={path.stitches} fill="none" stroke={palette.ink} strokeWidth={1.8} strokeDasharray="6 4" opacity={0.5} />
    </>
  );
}

function Sole({ palette }: WithPalette) {
  const outline = outlineIn(palette);
  return (
    <>
      <path d={path.lugs} fill={palette.ink} />
      <path d={path.midsole} fill={palette.base} />
      <path d={path.midsole} {...outline} />
      <path d={path.wave} {...outline} stroke={palette.signal} />
      <path d={path.outsole} fill={palette.ink} />
    </>
  );
}
