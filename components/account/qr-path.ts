import { encode } from "uqr";

export interface QrPicture {
  readonly size: number;
  /** One square of an SVG path for each dark module. */
  readonly path: string;
}

const QUIET_ZONE = 4; // ISO/IEC 18004

/** The text as a picture that a camera reads. */
export function qrPath(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join("") };
}
