const KEY = "registration-sent-to";

/** Keeps the address in this tab alone, so that the next page can say where to look. A browser may refuse to keep it. */
export function rememberSentTo(email: string): void {
  try {
    sessionStorage.setItem(KEY, email);
  } catch (error) {
    console.debug("the address is not kept", error);
  }
}

/** The address that was just signed up with in this tab; null elsewhere. */
export function recallSentTo(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
