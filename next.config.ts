import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/** React's development build evaluates strings to rebuild server stacks; nothing that is shipped does. */
const contentSecurityPolicy = (scriptExtras: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${scriptExtras}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const securityHeaders = (scriptExtras: string) => [
  { key: "Content-Security-Policy", value: contentSecurityPolicy(scriptExtras) },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/**
 * The link's token must not travel in a Referer. Not `no-referrer`: under it a browser posts the form of a page without
 * JavaScript with `Origin: null`, which Next refuses. `strict-origin` sends the bare origin, never path or query.
 */
const linkHeaders = [
  { key: "Referrer-Policy", value: "strict-origin" },
  { key: "Cache-Control", value: "private, no-store" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const nextConfig = (phase: string): NextConfig => ({
  poweredByHeader: false,
  allowedDevOrigins: ["127.0.0.1"],
  turbopack: { root: import.meta.dirname },
  experimental: { authInterrupts: true },
  htmlLimitedBots: /./, // every reader gets title and description in the head at once, not streamed behind the page
  typescript: { ignoreBuildErrors: true }, // `npm run check:types` judges the types, tests included
  headers: async () => [
    { source: "/:path*", headers: securityHeaders(phase === PHASE_DEVELOPMENT_SERVER ? " 'unsafe-eval'" : "") },
    { source: "/verify", headers: linkHeaders },
    { source: "/reset-password", headers: linkHeaders },
  ],
});

export default nextConfig;
