import tlds from "tlds";

const TOP_LEVEL: ReadonlySet<string> = new Set(tlds);
const DOTTED = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/gu;

/** Whether a text holds a name of a host under a top-level domain that there is: `evil.com`, not `D.Souza`. */
export const holdsDomainName = (text: string): boolean =>
  (text.normalize("NFKC").match(DOTTED) ?? []).some((name) =>
    TOP_LEVEL.has(name.slice(name.lastIndexOf(".") + 1).toLowerCase()),
  );
