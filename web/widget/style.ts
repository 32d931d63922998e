/** The widget's style, in a shadow of its own: the page's rules do not reach it, nor its rules the page. */

/** Black or white, whichever is read more easily on the colour (WCAG 2.2, relative luminance); null for what is no colour of the form #rrggbb. */
export function inkOn(color: string): "#000" | "#fff" | null {
  const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [];
  if (!r || !g || !b) return null;
  const linear = (hex: string): number => {
    const part = Number.parseInt(hex, 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? "#000" : "#fff";
}

export const style = `
:host { all: initial; color-scheme: light dark;
  --accent: #0b5cd5; --on-accent: #fff;
  --ground: #fff; --ink: #14213a; --quiet: #55617a; --theirs: #eef2f8; --edge: #c6ced7; --field: #76829a; --bad: #a5160d; --warn: #fff3d6; --on-warn: #4d3800 }
@media (prefers-color-scheme: dark) { :host {
  --ground: #161a22; --ink: #e9edf5; --quiet: #a5b0c4; --theirs: #262d3a; --edge: #3b4556; --field: #8b97ad; --bad: #ff9d92; --warn: #42350f; --on-warn: #ffe6a8 } }
* { box-sizing: border-box; font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
[hidden] { display: none !important }
button { border: 0; cursor: pointer; background: none; color: inherit }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
.launch:focus-visible { outline-color: var(--accent); box-shadow: 0 0 0 3px var(--on-accent) }
.launch, .panel { position: fixed; inset-inline-end: 20px; inset-block-end: 20px; z-index: 2147483000 }
.launch { display: flex; align-items: center; gap: 10px; height: 56px; padding: 0 20px 0 16px; border-radius: 28px; background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 6px 24px rgb(0 0 0 / .25) }
.launch span { font: inherit }
.count { min-width: 24px; padding: 2px 7px; border-radius: 12px; background: var(--on-accent); color: var(--accent); text-align: center }
.panel { display: flex; flex-direction: column; width: 384px; height: min(620px, calc(100dvh - 40px)); overflow: hidden; border: 1px solid var(--edge); border-radius: 16px; background: var(--ground); color: var(--ink); box-shadow: 0 12px 48px rgb(0 0 0 / .3) }
.head { display: flex; align-items: center; gap: 8px; padding: 12px 8px 12px 18px; background: var(--accent); color: var(--on-accent) }
.head div { flex: 1; min-width: 0 }
h2 { margin: 0; font-size: 17px; font-weight: 650; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.soon { margin: 0; font-size: 13px }
.close { flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 22px }
.close:focus-visible { outline-color: var(--on-accent) }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px; display: flex; flex-direction: column; gap: 8px }
.going { display: flex; flex-direction: column; gap: 6px }
.going:empty { display: none }
.going details { padding: 4px 12px; border: 1px solid var(--edge); border-radius: 12px }
.going summary { display: list-item; padding: 8px 0; font-weight: 600; cursor: pointer }
.going p { margin: 0 0 8px; white-space: pre-wrap; overflow-wrap: anywhere }
.going a { display: inline-block; margin-bottom: 8px; color: inherit }
.hello { margin: 0 0 8px; color: var(--quiet) }
.earlier { align-self: center; padding: 8px 14px; border: 1px solid var(--edge); border-radius: 20px; min-height: 36px }
.line { max-width: 85%; padding: 9px 13px; border-radius: 16px; white-space: pre-wrap; overflow-wrap: anywhere }
.airline { align-self: flex-start; border-end-start-radius: 4px; background: var(--theirs) }
.visitor { align-self: flex-end; border-end-end-radius: 4px; background: var(--accent); color: var(--on-accent) }
.line a { color: inherit }
.line time, .state { display: block; margin-top: 2px; font-size: 12px; opacity: .85 }
.unsent { background: var(--ground); color: var(--ink); border: 1px dashed var(--edge) }
.failed { border-color: var(--bad) }
.failed .state { color: var(--bad); opacity: 1 }
.again { text-decoration: underline; font-size: 13px; padding: 4px; min-height: 24px }
.who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.types { margin: 0; padding: 0 18px 6px; font-size: 13px; color: var(--quiet) }
.types:empty { padding: 0 }
.of-file { margin-top: 6px }
.of-file:first-child { margin-top: 0 }
.of-file canvas { display: block; max-width: 100%; max-height: 220px; margin-bottom: 4px; border-radius: 10px; background: var(--ground) }
.file { display: flex; align-items: center; gap: 8px; max-width: 100%; min-height: 44px; padding: 4px 8px; margin: 0 -8px; border-radius: 10px; text-align: start }
.file svg, .away svg { flex: none; width: 18px; height: 18px }
.file bdi { min-width: 0; overflow-wrap: anywhere; text-decoration: underline }
.of-file .state { margin: -4px 0 0; padding-inline-start: 26px }
.of-file[data-held] .state { margin: 0; padding: 0 }
.files { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 10px 12px 8px; list-style: none }
.files li { display: flex; align-items: center; gap: 6px; max-width: 100%; padding-inline-start: 10px; border: 1px solid var(--edge); border-radius: 10px }
.files bdi { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.files .state { flex: none; margin: 0; color: var(--quiet); opacity: 1 }
.files [data-state="failed"] { border-color: var(--bad) }
.files [data-state="failed"] .state { color: var(--bad) }
.away { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px }
.attach { flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 22px; color: var(--quiet) }
.notice { margin: 0; padding: 8px 16px; font-size: 13px; background: var(--warn); color: var(--on-warn) }
form { display: flex; align-items: flex-end; gap: 8px; padding: 12px; border-top: 1px solid var(--edge) }
textarea { flex: 1; min-height: 44px; max-height: 140px; padding: 10px 12px; resize: none; field-sizing: content; border: 1px solid var(--field); border-radius: 12px; background: var(--ground); color: var(--ink); font-size: 16px }
textarea::placeholder { color: var(--quiet); opacity: 1 }
.send { flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 22px; background: var(--accent); color: var(--on-accent) }
.send:disabled { opacity: .45; cursor: default }
.over { margin: 0; padding: 0 16px 10px; font-size: 13px; color: var(--bad) }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
@media (max-width: 480px) { .panel { inset: 0; width: auto; height: 100dvh; border: 0; border-radius: 0 } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise .16s ease-out } @keyframes rise { from { opacity: 0; translate: 0 12px } } }
@media print { .launch, .panel { display: none } }
@media (forced-colors: active) { .launch, .panel, .line, .send, .files li { border: 1px solid } }
`;
