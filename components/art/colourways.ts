import type { Colourway } from "@/lib/shop/drop/schema";

/** What a drawing is painted with. */
export interface Palette {
  /** Lines, lining, mudguard, outsole. */
  readonly ink: string;
  /** Upper and midsole. */
  readonly base: string;
  /** Toe cap and eyestay. */
  readonly shade: string;
  readonly heel: string;
  /** π, tongue and wave. */
  readonly signal: string;
}

const INK = "#11140f";

export const palettes: Record<Colourway, Palette> = {
  volt: { ink: INK, base: "#f6f5ec", shade: "#d9dac9", heel: "#ccff00", signal: "#2a35e0" },
  cobalt: { ink: INK, base: "#dfe4ff", shade: "#aeb6ff", heel: "#2a35e0", signal: "#11140f" },
  ember: { ink: INK, base: "#fbe9dc", shade: "#e9c3a6", heel: "#ff5a1f", signal: "#a8201a" },
  night: { ink: "#050604", base: "#3a4236", shade: "#262c23", heel: "#ccff00", signal: "#ccff00" },
};

export const colourwayWords: Record<Colourway, string> = {
  volt: "a white high-top with a blue π on its side, a volt heel and a wave along the sole",
  cobalt: "a pale blue high-top with a black π on its side, a cobalt heel and a wave along the sole",
  ember: "a cream high-top with a red π on its side, an orange heel and a wave along the sole",
  night: "a dark high-top with a volt π on its side, a volt heel and a wave along the sole",
};
