/** The look of a passenger's trip: read on a phone, at an airport, in a hurry, by day and by night. */
export const tripStyle = `
:root { color-scheme: light dark; --ink: #14213a; --quiet: #55617a; --ground: #eef2f8; --card: #fff; --accent: #1f5fd6; --on: #fff; --edge: #dbe2ee; --band: #16305c; --bad: #a11224; --warn: #8a5200 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf7; --quiet: #a3afc6; --ground: #10151f; --card: #19202d; --accent: #7fb0ff; --on: #0d1524; --edge: #2b3648; --band: #1b2d52; --bad: #ff9aa5; --warn: #ffc46b } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
header { background: var(--band); color: #fff }
header > div, main { max-width: 34rem; margin: 0 auto; padding: 1rem }
header > div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
header strong { font-size: 1.1rem } header span { font-size: .9rem; opacity: .9; font-variant-numeric: tabular-nums }
main { padding-top: .25rem; padding-bottom: 3rem }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .15rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
p { margin: 0 0 .5rem } .quiet { color: var(--quiet); font-size: .9rem } .bad { color: var(--bad); font-weight: 650 } .warn { color: var(--warn); font-weight: 650 }
section, .leg { background: var(--card); border: 1px solid var(--edge); border-radius: 14px; padding: 1rem; margin: 0 0 .75rem }
.leg > .top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .15rem 1rem; font-size: .92rem } .top b { font-weight: 650 }
.route { display: grid; grid-template-columns: 1fr auto 1fr; align-items: start; gap: .75rem; margin: .4rem 0 .2rem; font-variant-numeric: tabular-nums }
.route > :last-child { text-align: end } .route strong { display: block; font-size: 1.9rem; line-height: 1.15; letter-spacing: .01em } .route time { font-size: 1.15rem }
.route i { align-self: center; font-style: normal; color: var(--quiet); font-size: .85rem } .route small { color: var(--quiet); margin-inline-start: .3rem }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(5rem, 1fr)); gap: .5rem .75rem; margin: .75rem 0 0 } dt { color: var(--quiet); font-size: .8rem } dd { margin: 0; font-weight: 650; overflow-wrap: anywhere }
ul { list-style: none; margin: .6rem 0 0; padding: 0; font-size: .92rem } li + li { margin-top: .15rem }
.doc { display: grid; gap: .6rem } .doc p { margin: 0 } .doc b { display: block; font-weight: 650 }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem }
a.button { flex: 1 1 auto; text-align: center; padding: .6rem .9rem; border-radius: 9px; border: 1px solid var(--accent); color: var(--accent); font-weight: 600; text-decoration: none }
a.button.first { background: var(--accent); color: var(--on) } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
a { color: var(--accent) }
`;
