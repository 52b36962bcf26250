/** What the server says now, as one comparable text; null while it cannot be reached or is broken. */
export async function readAnswer(url: string, signal?: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(url, { cache: "no-store", signal: signal ?? null });
    return response.status >= 500 ? null : `${response.status} ${await response.text()}`;
  } catch {
    return null;
  }
}
