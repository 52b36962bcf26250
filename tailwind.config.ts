import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/** Every pair of text and ground below meets WCAG AA; `line-strong` (borders of controls) 3:1. */
const light = {
  "--paper": "#f3f4ef",
  "--raised": "#ffffff",
  "--sunken": "#e6e8df",
  "--ink": "#11140f",
  "--muted": "#555b50",
  "--line": "#cdd1c4",
  "--line-strong": "#7b8274",
  "--stage": "#ccff00",
  "--stage-ink": "#11140f",
  "--accent": "#2a35e0",
  "--accent-soft": "#e3e6fd",
  "--ok": "#17632a",
  "--ok-soft": "#dcf2de",
  "--warn": "#734500",
  "--warn-soft": "#fbecc8",
  "--danger": "#a8201a",
  "--danger-soft": "#fbe3e0",
  "--solid": "#11140f",
  "--on-solid": "#f3f4ef",
};

const dark = {
  "--paper": "#0f120e",
  "--raised": "#191d17",
  "--sunken": "#090b08",
  "--ink": "#f1f4ea",
  "--muted": "#a6ae9d",
  "--line": "#2e342a",
  "--line-strong": "#737c6a",
  "--stage": "#1c2217",
  "--stage-ink": "#ccff00",
  "--accent": "#aeb6ff",
  "--accent-soft": "#1f2450",
  "--ok": "#8be29b",
  "--ok-soft": "#12301a",
  "--warn": "#ffd07a",
  "--warn-soft": "#35280b",
  "--danger": "#ffa196",
  "--danger-soft": "#3d1a17",
  "--solid": "#ccff00",
  "--on-solid": "#11140f",
};

const color = (name: string) => `var(--${name})`;

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        paper: color("paper"),
        raised: color("raised"),
        sunken: color("sunken"),
        ink: color("ink"),
        muted: color("muted"),
        line: { DEFAULT: color("line"), strong: color("line-strong") },
        stage: { DEFAULT: color("stage"), ink: color("stage-ink") },
        solid: { DEFAULT: color("solid"), ink: color("on-solid") },
        volt: "#ccff00",
        accent: { DEFAULT: color("accent"), soft: color("accent-soft") },
        ok: { DEFAULT: color("ok"), soft: color("ok-soft") },
        warn: { DEFAULT: color("warn"), soft: color("warn-soft") },
        danger: { DEFAULT: color("danger"), soft: color("danger-soft") },
      },
      fontFamily: {
        sans: [
          "var(--font-latin)",
          "var(--font-latin-extended)",
          "Helvetica Neue",
          "Inter",
          "Segoe UI Variable Text",
          "Segoe UI",
          "Roboto",
          "Arial",
          "sans-serif",
        ],
        mono: ["ui-monospace", "SF Mono", "Cascadia Mono", "Roboto Mono", "Menlo", "Liberation Mono", "monospace"],
      },
      fontSize: {
        mega: ["clamp(2.1rem, 1.2rem + 5vw, 4.4rem)", { lineHeight: "0.9", letterSpacing: "-0.05em" }],
        title: ["clamp(1.9rem, 1.4rem + 2vw, 3rem)", { lineHeight: "1", letterSpacing: "-0.035em" }],
        tag: ["0.75rem", { lineHeight: "1rem", letterSpacing: "0.04em" }],
      },
      borderRadius: { notch: "0.25rem" },
      maxWidth: { page: "76rem", read: "34rem" },
      // what reaches to the window's edge ends where the page's own column ends
      padding: { page: "max(1.25rem, calc(50vw - 36.75rem))" },
      transitionTimingFunction: { spring: "cubic-bezier(0.2, 1.2, 0.3, 1)" },
    },
  },
  plugins: [
    plugin((api) => {
      api.addBase({
        ":root": { "color-scheme": "light dark", ...light },
        "@media (prefers-color-scheme: dark)": { ":root": dark },
      });
    }),
  ],
} satisfies Config;
