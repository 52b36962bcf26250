import { createHash } from "node:crypto";

/** The one style that stands in a page: it hides, where no script runs, what needs one. */
export const NO_SCRIPT_STYLE = ".needs-script{display:none}";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What React's development build and its overlay need; nothing that is shipped does. */
const DEVELOPMENT = { scripts: " 'unsafe-eval'", styles: "'unsafe-inline'" };
const PRODUCTION = { scripts: "", styles: hashOf(NO_SCRIPT_STYLE) };

/**
 * The policy of one answer with a page (CSP 3): a script runs when it carries this nonce, or when such a script loads it.
 * Style attributes hold widths of bars and nothing of a stranger's; style elements are ours alone.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  const { scripts, styles } = development ? DEVELOPMENT : PRODUCTION;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scripts}`,
    "script-src-attr 'none'",
    "worker-src 'self'",
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
