/** Wallpaper, not text: drawn as generated content, so that it is not read out, found by searching, or copied. */
export function PiDigits({ className }: { className?: string }) {
  return <div aria-hidden="true" className={`numeric pi-digits overflow-hidden break-all ${className ?? ""}`} />;
}
