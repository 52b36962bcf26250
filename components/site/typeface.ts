import localFont from "next/font/local";

/**
 * Archivo (SIL Open Font License), served by ourselves. `optional`: a page that it reaches late is not set anew, and nothing
 * moves. Next preloads the letters of most pages and fits a fallback to their measures; the others come when a page has one.
 */
const latin = localFont({
  src: "../../node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2",
  variable: "--font-latin",
  weight: "100 900",
  display: "optional",
  adjustFontFallback: "Arial",
});

const latinExtended = localFont({
  src: "../../node_modules/@fontsource-variable/archivo/files/archivo-latin-ext-wght-normal.woff2",
  variable: "--font-latin-extended",
  weight: "100 900",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

/** Classes that bring the typeface's names (tailwind.config.ts) to what they stand on. */
export const typefaceNames = `${latin.variable} ${latinExtended.variable}`;
