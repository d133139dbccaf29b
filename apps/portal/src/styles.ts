/** One small style sheet: readable on a phone, in print and with a high-contrast setting; no web fonts. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #eef1f5; --line: #c3cad3; --accent: #0b5394; --on-accent: #ffffff; --fault: #a4161a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --paper: #14171b; --soft: #21262d; --line: #49525d; --accent: #8ec2f5; --on-accent: #10141a; --fault: #ff9a9a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--accent); } a:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--accent); color: var(--on-accent); }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; justify-content: space-between; padding: .75rem 1rem; border-bottom: 1px solid var(--line); }
.brand { margin: 0; font-weight: 700; font-size: 1.15rem; } .brand a { text-decoration: none; color: inherit; }
nav { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; } nav a { padding: .2rem 0; } nav a[aria-current] { font-weight: 700; text-decoration: none; border-bottom: 3px solid var(--accent); } main:focus { outline: none; }
main { max-width: 74rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; hyphens: auto; overflow-wrap: anywhere; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; } .figures li { background: var(--soft); padding: .5rem 1rem; border-radius: .4rem; } .figures strong { font-size: 1.3rem; margin-right: .35rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
td ul { margin: 0; padding-left: 1.1rem; } caption { text-align: left; padding: .25rem 0; } th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } .number { text-align: right; white-space: nowrap; }
thead th { background: var(--soft); } tfoot td, tfoot th { font-weight: 700; }
.chart { width: 100%; min-width: 34rem; max-width: 46rem; height: auto; } .chart text { fill: var(--ink); font-size: 13px; } .chart .bar { fill: var(--accent); }
.years a { display: inline-block; padding: .3rem .7rem; margin: 0 .35rem .35rem 0; border: 1px solid var(--line); border-radius: .3rem; } .years a[aria-current] { background: var(--accent); color: var(--on-accent); }
.note { background: var(--soft); padding: .6rem 1rem; border-left: 4px solid var(--accent); } code { background: var(--soft); padding: .1rem .3rem; overflow-wrap: anywhere; }
button, .button { font: inherit; padding: .5rem 1rem; cursor: pointer; }
.command { border: 1px solid var(--line); border-radius: .4rem; padding: .25rem 1rem 1rem; margin: 1rem 0; } .command h3 { margin: .6rem 0; font-size: 1.05rem; } .command summary h3 { display: inline; } .command summary { padding: .6rem 0 0; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 1rem 0; padding: .25rem .8rem .5rem; min-width: 0; } legend { font-weight: 600; padding: 0 .3rem; } summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.field { margin: .7rem 0; } .field label { display: block; font-weight: 600; } .field input:not([type=checkbox]), .field select, .field textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--ink); border-radius: .25rem; padding: .35rem .5rem; width: 100%; max-width: 34rem; }
.field input:focus-visible, .field select:focus-visible, .field textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; } .field small { display: block; } .field [aria-invalid] { border-width: 2px; border-color: var(--fault); } .fault { color: var(--fault); font-weight: 600; }
.refused { border-left: 4px solid var(--fault); background: var(--soft); padding: .6rem 1rem; } .saved { border-left: 4px solid var(--accent); background: var(--soft); padding: .6rem 1rem; }
dl { margin: .5rem 0; } dl div { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .2rem 0; border-bottom: 1px solid var(--line); } dt { flex: 0 0 14rem; font-weight: 600; } dd { margin: 0; flex: 1 1 14rem; overflow-wrap: anywhere; }
.back { margin: 0; } .line, .change { display: block; } .change { font-weight: 400; overflow-wrap: anywhere; } .filter { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: end; } .filter .field { flex: 1 1 12rem; max-width: 20rem; } .filter button { margin: .7rem 0; }
.due { white-space: nowrap; } .overdue { color: var(--fault); font-weight: 600; } details > summary { cursor: pointer; padding: .3rem 0; }
.kept { border: 2px solid var(--accent); border-radius: .4rem; padding: .6rem 1rem; } .kept code { background: none; padding: 0; font-size: 1.1rem; overflow-wrap: anywhere; user-select: all; } .digits { font-variant-numeric: tabular-nums; font-size: 1.1rem; letter-spacing: .03em; }
@media (max-width: 40rem) {
.stack, .stack tbody, .stack tfoot, .stack tr, .stack th, .stack td { display: block; } .stack thead { position: absolute; left: -100vw; }
.stack tr { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 .6rem; padding: .35rem .7rem; } .stack th, .stack td { border: 0; padding: .12rem 0; white-space: normal; }
.stack td[data-label] { display: flex; gap: .75rem; justify-content: space-between; text-align: right; overflow-wrap: anywhere; } .stack td code { text-align: left; } .stack td[data-label]::before { content: attr(data-label); flex: 0 0 auto; max-width: 45%; text-align: left; } .stack td.nothing[data-label] { display: none; }
dt { flex-basis: 100%; }
}
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #888; --accent: #000; --fault: #000; } .skip, nav, button, .command, .not-printed { display: none; } .kept code { font-size: 1.3rem; } .kept, dl div { break-inside: avoid; } }
`.trimStart();
