/** The π with a wave for its beam. Takes the colour of the text around it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="222 206 176 122" className={className} aria-hidden="true" fill="none" stroke="currentColor">
      <g strokeWidth="22" strokeLinecap="round" strokeLinejoin="round">
        <path d="M240 238C260 216 282 220 308 230C336 240 356 246 380 230M287 229C285 260 277 288 262 311" />
        <path d="M344 241C338 270 341 295 354 304C364 311 375 306 381 295" />
      </g>
    </svg>
  );
}
