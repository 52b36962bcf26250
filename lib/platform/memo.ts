/**
 * One reading for all who ask within `freshForMs`, failures apart. Per instance: on Lambda every instance of the site has a
 * memo of its own, so it bounds what one instance costs the table, not what all of them do.
 */
export function memo<T>(freshForMs: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly atMs: number } | undefined;
  return () => {
    if (kept && Date.now() - kept.atMs < freshForMs) return kept.value;
    const value = read();
    const mine = { value, atMs: Date.now() };
    kept = mine;
    value.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return value;
  };
}

/** The same for each key, the oldest key evicted beyond `most`. */
export function memoByKey<T>(freshForMs: number, most: number, read: (key: string) => Promise<T>) {
  const byKey = new Map<string, () => Promise<T>>();
  return (key: string): Promise<T> => {
    const known = byKey.get(key) ?? memo(freshForMs, () => read(key));
    byKey.delete(key);
    byKey.set(key, known);
    const oldest = byKey.size > most ? byKey.keys().next().value : undefined;
    if (oldest !== undefined) byKey.delete(oldest);
    return known();
  };
}
