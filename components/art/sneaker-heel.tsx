import { palettes } from "@/components/art/colourways";
import type { DrawingProps } from "@/components/art/sneaker";

/** The shoe from behind. */
export function SneakerHeel({ className, title, colourway = "volt" }: DrawingProps) {
  const { ink, base, heel, signal } = palettes[colourway];
  const line = { stroke: ink, strokeWidth: 5, strokeLinejoin: "round", strokeLinecap: "round" } as const;
  return (
    <svg viewBox="0 0 240 340" role="img" aria-label={title} className={className}>
      <path d="M104 46C104 22 136 22 136 46L136 70L104 70Z" fill={signal} {...line} />
      <path d="M70 64C96 50 144 50 170 64L176 74C150 90 90 90 64 74Z" fill={ink} />
      <path d="M64 70C50 130 46 200 40 258L200 258C194 200 190 130 176 70C150 90 90 90 64 70Z" fill={base} {...line} />
      <path
        d="M78 150C104 138 136 138 162 150C168 190 172 226 176 258L64 258C68 226 72 190 78 150Z"
        fill={heel}
        {...line}
      />
      <path d="M120 82L120 140" fill="none" {...line} strokeWidth={4} strokeDasharray="7 6" />
      <path
        d="M98 198C104 188 112 190 120 194C128 198 136 198 142 190M110 194L104 232M132 196C130 214 130 228 138 230"
        fill="none"
        {...line}
        stroke={ink}
        strokeWidth={7}
      />
      <path d="M30 258L210 258C218 276 218 296 208 310L32 310C22 296 22 276 30 258Z" fill={base} {...line} />
      <path
        d="M34 284C48 272 62 296 76 284S104 272 118 284S146 296 160 284S188 272 206 284"
        fill="none"
        {...line}
        stroke={signal}
      />
      <path d="M32 310L208 310L202 326L38 326Z" fill={ink} />
    </svg>
  );
}
