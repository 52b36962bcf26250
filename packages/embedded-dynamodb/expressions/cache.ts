/** Keeps what was parsed last: an application has few expressions and sends them over and over. */
export function memoized<T>(parse: (text: string) => T, capacity = 1000): (text: string) => T {
  const parsed = new Map<string, T>();
  return (text) => {
    const found = parsed.get(text);
    if (found !== undefined) return found;
    const made = parse(text);
    if (parsed.size >= capacity) parsed.delete(parsed.keys().next().value!);
    parsed.set(text, made);
    return made;
  };
}
