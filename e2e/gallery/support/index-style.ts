/** The gallery in the store's own colours. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #11140f; --paper: #f3f4ef; --line: #d4d7cc; --muted: #565b4f; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f3ea; --paper: #0f120e; --line: #33382e; --muted: #a9af9f; --bad: #ff9d93 } }
* { box-sizing: border-box }
html { scroll-padding-top: 5rem }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
header, main { padding: 2rem clamp(1rem, 4vw, 4rem) }
h1 { font-size: clamp(2rem, 6vw, 4rem); line-height: 1; letter-spacing: -0.03em; margin: 0 0 1rem }
h2 { font-size: 2rem; margin: 4rem 0 0; border-bottom: 4px solid }
h3 { font-size: 1.3rem; margin: 2.5rem 0 0 }
h4 { font-size: 1rem; margin: 0 }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding: .75rem clamp(1rem, 4vw, 4rem); background: #ccff00; color: #11140f; font-weight: 700 }
nav a { color: inherit; padding-block: .3rem }
fieldset { display: flex; flex-wrap: wrap; gap: 1rem; border: 0; margin: 0 0 0 auto; padding: 0 }
legend { float: left; margin-right: 1rem }
label { font-weight: 400 }
figure { margin: 1rem 0 2.5rem }
figcaption { margin-bottom: .75rem }
figcaption ul { color: var(--bad); margin: .25rem 0; padding-left: 1.2rem; font-size: .85rem; overflow-wrap: anywhere }
.pictures { display: flex; align-items: flex-start; gap: 1rem; overflow-x: auto; padding-bottom: .5rem }
.pictures a { flex: none; color: var(--muted); font-size: .8rem; text-decoration: none }
.pictures img { display: block; width: 100%; border: 1px solid var(--line) }
.phone { width: 15rem } .narrow { width: 12rem } .desktop { width: 38rem }
:focus-visible { outline: 3px solid #2b3cff; outline-offset: 3px }
${["phone", "desktop", "narrow", "light", "dark"].map((name) => `body:has(#show-${name}:not(:checked)) .pictures .${name}`).join(", ")} { display: none }`;
