/** How the API's page looks; its content policy knows it by its hash. */
export const style = `
:root { color-scheme: light dark; --ink: #14213a; --quiet: #55617a; --ground: #fff; --side: #f5f7fb; --edge: #dbe2ee; --link: #1257ad }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --quiet: #a3afc6; --ground: #10151f; --side: #19202d; --edge: #2b3648; --link: #86b7f7 } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; display: grid; grid-template-columns: 19rem minmax(0, 1fr); background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.25rem; background: var(--side); border-right: 1px solid var(--edge); font-size: 13px }
nav .name { margin: 0 0 1rem; font-weight: 650; font-size: 16px }
nav h2 { margin: 1rem 0 .25rem; font-size: 12px; font-weight: 600; color: var(--quiet) }
nav ul { margin: 0; padding: 0; list-style: none }
nav a { display: block; padding: 2px 0; color: var(--ink); text-decoration: none; overflow-wrap: anywhere }
nav a:hover { text-decoration: underline }
nav b { display: inline-block; min-width: 3.2em; font-size: 11px; color: var(--quiet) }
main { max-width: 60rem; padding: 2rem clamp(1rem, 4vw, 3rem) 6rem }
h1 { margin: 0 0 1rem; font-size: 1.6rem; letter-spacing: -.01em }
a { color: var(--link) }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
article { padding: 1.5rem 0; border-top: 1px solid var(--edge) }
article:target h3 { text-decoration: underline; text-decoration-color: var(--link); text-underline-offset: 5px }
h3 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere }
h3 b { margin-inline-end: .4em; font-size: .8em; color: var(--link) }
h4 { margin: 1rem 0 .25rem; font-size: .85rem; color: var(--quiet) }
.needs { color: var(--quiet); margin: .25rem 0 }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace }
pre { margin: 0; max-height: 24rem; overflow: auto; padding: .75rem 1rem; background: var(--side); border: 1px solid var(--edge); border-radius: 8px }
table { width: 100%; margin: .75rem 0; border-collapse: collapse; font-size: 14px }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--edge); text-align: start; vertical-align: top; font-weight: 400 }
th, td:nth-child(2) { width: 1%; padding-inline-end: 1.5rem; white-space: nowrap } td:last-child, thead th:last-child { width: auto; overflow-wrap: anywhere }
thead th { color: var(--quiet); font-size: 12px }
details { margin-top: .75rem; color: var(--quiet) } summary { cursor: pointer }
dl { display: grid; grid-template-columns: 3rem 1fr; gap: .2rem .5rem } dt { font-variant-numeric: tabular-nums } dd { margin: 0 }
@media (max-width: 800px) { body { display: block } nav { position: static; height: auto; border: 0 } }
`;
