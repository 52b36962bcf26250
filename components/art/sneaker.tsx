import { sneakerPaths as path } from "@/components/art/sneaker-paths";

const INK = "#11140f";
const BONE = "#f6f5ec";
const SHADE = "#d9dac9";
const VOLT = "#ccff00";
const COBALT = "#2a35e0";

const outline = { fill: "none", stroke: INK, strokeWidth: 5, strokeLinejoin: "round", strokeLinecap: "round" } as const;
const pores = ["580 270", "602 263", "624 270", "591 285", "613 283", "635 288"] as const;

/** The QuantaSneaks 1000 π, from the side. An empty title makes it decoration. */
export function Sneaker({ className, title }: { className?: string; title: string }) {
  return (
    <svg
      viewBox="50 30 680 400"
      className={className}
      {...(title ? { role: "img", "aria-label": title } : { "aria-hidden": true })}
    >
      <clipPath id="sneaker-upper">
        <path d={`${path.upper}L92 338Z`} />
      </clipPath>
      <Ankle />
      <path d={`${path.upper}L92 338Z`} fill={BONE} />
      <g clipPath="url(#sneaker-upper)">
        <Panels />
      </g>
      <path d={path.upper} {...outline} />
      <path d={path.pi} {...outline} stroke={COBALT} strokeWidth={16} />
      <path d={path.laces} {...outline} strokeWidth={18} />
      <path d={path.laces} {...outline} stroke={BONE} strokeWidth={9.5} />
      <Sole />
    </svg>
  );
}

function Ankle() {
  return (
    <>
      <path d={path.heelLoop} {...outline} stroke="currentColor" />
      <path d={path.lining} fill={INK} />
      <path d={path.tongue} fill={COBALT} />
      <path d={path.tongueEdge} {...outline} />
    </>
  );
}

function Panels() {
  return (
    <>
      <path d={path.toeCap} fill={SHADE} />
      {pores.map((at) => (
        <circle key={at} r={3.2} fill={INK} opacity={0.8} transform={`translate(${at})`} />
      ))}
      <path d={path.mudguard} fill={INK} />
      <path d={path.heel} fill={VOLT} />
      <path d={path.heel} {...outline} />
      <path d={path.eyestay} fill={SHADE} />
      <path d={path.eyestayEdge} {...outline} strokeWidth={4} />
      <path d={path.stitches} fill="none" stroke={INK} strokeWidth={1.8} strokeDasharray="6 4" opacity={0.5} />
    </>
  );
}

function Sole() {
  return (
    <>
      <path d={path.lugs} fill={INK} />
      <path d={path.midsole} fill={BONE} />
      <path d={path.midsole} {...outline} />
      <path d={path.wave} {...outline} stroke={COBALT} />
      <path d={path.outsole} fill={INK} />
    </>
  );
}
