/** Wallpaper, not text: drawn as generated content, so that nobody has it read out, finds it by searching, or copies it. */
export function PiDigits({ className }: { className?: string }) {
  return <div aria-hidden="true" className={`numeric pi-digits overflow-hidden break-all ${className ?? ""}`} />;
}
