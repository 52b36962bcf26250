/** Where no script runs, the browser itself asks again. */
export function RefreshWithoutScript({ everySeconds }: { everySeconds: number }) {
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(everySeconds)} />
    </noscript>
  );
}
