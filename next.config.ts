import type { NextConfig } from "next";

/** Of whatever is no page: nothing of it may be run or framed. Pages get theirs, with a nonce, in proxy.ts. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Frame-Options", value: "DENY" },
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

/** Read from a disk, by who wants to trust no site: the page holds a policy of its own. */
const downloadHeaders = [
  { key: "Content-Disposition", value: 'attachment; filename="draw-verifier.html"' },
  { key: "Content-Security-Policy", value: `${DATA_POLICY}; sandbox` },
];

/** `npm run dev` prints requests, and actions with what was typed before: no token of a link, no address. */
const logging = {
  incomingRequests: { ignore: [/[?&]token=/] },
  serverFunctions: false,
} as const satisfies NextConfig["logging"];

const nextConfig: NextConfig = {
  poweredByHeader: false,
  logging,
  allowedDevOrigins: ["127.0.0.1"],
  turbopack: { root: import.meta.dirname },
  experimental: { authInterrupts: true },
  htmlLimitedBots: /./, // every reader gets title and description in the head at once, not streamed behind the page
  typescript: { ignoreBuildErrors: true }, // `npm run check:types` judges the types, tests included
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: DATA_POLICY }] },
    { source: "/draw-verifier.html", headers: downloadHeaders },
    { source: "/verify", headers: linkHeaders },
    { source: "/reset-password", headers: linkHeaders },
    { source: "/invitation", headers: linkHeaders },
  ],
};

export default nextConfig;
