/** The look of pages for everybody: large, quiet, by day and by night, without a script. */
export const publicStyle = `
:root { color-scheme: light dark; --ink: #14213a; --quiet: #55617a; --ground: #f5f7fb; --card: #fff; --line: #1f5fd6; --edge: #dbe2ee }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --quiet: #a3afc6; --ground: #10151f; --card: #19202d; --line: #7fb0ff; --edge: #2b3648 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 34rem; margin: 0 auto; padding: clamp(2rem, 10vh, 6rem) 1.25rem }
h1 { font-size: 1rem; font-weight: 600; margin: 0 0 1.25rem; color: var(--quiet) }
section { background: var(--card); border: 1px solid var(--edge); border-radius: 14px; padding: 1.75rem; margin: 0 0 1rem }
.quiet { color: var(--quiet); margin: .75rem 0 0; font-size: .95rem }
`;
