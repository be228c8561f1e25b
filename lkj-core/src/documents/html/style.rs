//! How documents look.

/// Serif text for reading on paper, figures of one width, colours that pass on a screen in light
/// and dark and do not matter in print.
pub(super) const CSS: &str = "
:root {
  color-scheme: light dark;
  --lkj-ink: light-dark(#1b2330, #e7eaf0);
  --lkj-quiet: light-dark(#5b6472, #a7b0be);
  --lkj-line: light-dark(#c9ced6, #454d5a);
  --lkj-paper: light-dark(#ffffff, #14181f);
  --lkj-band: light-dark(#eef1f5, #202733);
  --lkj-band-other: light-dark(#e2e7ee, #2a3240);
  --lkj-first: light-dark(#1f5f8b, #79b8e6);
  --lkj-second: light-dark(#b3541e, #f0a066);
  --lkj-gap: light-dark(#8a1c1c, #ffb3a7);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--lkj-paper); color: var(--lkj-ink);
  font: 1rem/1.55 'Noto Serif', 'Source Serif 4', Cambria, 'Times New Roman', serif;
  font-variant-numeric: lining-nums tabular-nums; }
main, footer { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1, h2, h3, h4, h5, .cover, caption, figcaption, th { font-family: 'Noto Sans', 'Segoe UI', Calibri, Arial, sans-serif; }
h1 { font-size: 1.5rem; text-align: center; margin: 3rem 0 1.5rem; line-height: 1.3; }
h1.chapter .number { display: block; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; }
h4, h5 { font-size: 1rem; margin: 1.3rem 0 .4rem; }
p { margin: 0 0 .8rem; }
li { margin: .15rem 0; }
.cover { min-height: 80vh; display: flex; flex-direction: column; justify-content: center; text-align: center; }
.cover p { margin: .2rem 0; font-size: 1.15rem; font-weight: 600; }
.cover .title { font-size: 2rem; letter-spacing: .06em; }
.cover .subtitle { margin-bottom: 3rem; }
.lead { font-weight: 600; margin-bottom: .2rem; }
.centered { text-align: center; }
.remark { font-size: .85rem; color: var(--lkj-quiet); margin: .25rem 0 0; }
p.composed, ul.composed, ol.composed { border-left: 2px dotted var(--lkj-line); padding-left: .7rem; margin-left: -.8rem; }
ul.composed, ol.composed { padding-left: 1.9rem; }
.gap { border: 1px dashed var(--lkj-gap); color: var(--lkj-gap); padding: .35rem .7rem; }
.missing { color: var(--lkj-quiet); }
figure { margin: 1.2rem 0 1.6rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.35; }
figure.wide table { min-width: 62rem; }
caption { text-align: center; font-weight: 600; padding-bottom: .5rem; }
caption .number::after, figcaption .number::after { content: '.'; }
th, td { border: 1px solid var(--lkj-line); padding: .3rem .45rem; vertical-align: top; text-align: left; overflow-wrap: break-word; }
th { background: var(--lkj-band-other); text-align: center; vertical-align: middle; }
td.right { text-align: right; }
td.center { text-align: center; }
td.in-1 { padding-left: 1.2rem; }
td.in-2 { padding-left: 2rem; }
tr.group td { font-weight: 600; background: var(--lkj-band); }
tr.total td { font-weight: 700; border-top: 2px solid var(--lkj-ink); }
figure.chart svg { width: 100%; height: auto; font-family: 'Noto Sans', 'Segoe UI', Arial, sans-serif; }
figcaption { text-align: center; font-weight: 600; font-size: .9rem; margin-top: .4rem; }
.equations { margin: 1rem 0; overflow-x: auto; }
.equation { display: flex; align-items: center; gap: .6rem; margin: .5rem 0; }
.equation .of { min-width: 9rem; max-width: 16rem; text-align: right; }
.equation math { width: auto; margin: 0; display: inline math; }
.equation .result { font-weight: 600; white-space: nowrap; }
.contents ul { list-style: none; padding: 0; margin: 0; }
.contents a { color: inherit; text-decoration: none; }
.contents a:hover, .contents a:focus { text-decoration: underline; }
.contents .depth-2 { padding-left: 1.4rem; }
.contents .depth-3 { padding-left: 2.8rem; }
.contents .depth-4, .contents .depth-5 { padding-left: 4.2rem; }
.signatures { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2rem; margin-top: 2.5rem; break-inside: avoid; }
.signature { min-width: 15rem; text-align: center; margin-left: auto; }
.signature:first-child:not(:last-child) { margin-left: 0; }
.signature p { margin: 0; }
.signature .name { margin-top: 4.5rem; font-weight: 700; text-decoration: underline; }
.signature .blank { display: inline-block; width: 13rem; border-bottom: 1px solid; text-decoration: none; }
a { color: var(--lkj-first); }
footer { overflow-wrap: anywhere; font-size: .8rem; color: var(--lkj-quiet); border-top: 1px solid var(--lkj-line); }
@media (max-width: 40rem) {
  body { font-size: .95rem; }
  .scroll table { min-width: 34rem; }
  .equation { flex-wrap: wrap; }
  .equation .of { min-width: 0; text-align: left; }
}
@page { size: A4; margin: 25mm 20mm 22mm 25mm; @bottom-center { content: counter(page); } }
@page wide { size: A4 landscape; margin: 20mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 11pt; line-height: 1.4; background: none; }
  main, footer { max-width: none; padding: 0; }
  .cover { min-height: 0; height: 235mm; }
  .new-page { break-before: page; }
  h1, h2, h3, h4, h5, .lead, caption { break-after: avoid; }
  h1 { margin-top: 0; }
  table { font-size: 9pt; }
  thead { display: table-header-group; }
  tr, .equation, figure.chart { break-inside: avoid; }
  figure.wide, .wide-page { page: wide; }
  figure.wide table { min-width: 0; font-size: 8pt; }
  .scroll, .equations { overflow: visible; }
  .equations { font-size: .9em; }
  .contents { font-size: 9.5pt; line-height: 1.3; }
  .contents li { margin: .05rem 0; }
  .composed { border-left: none; padding-left: 0; margin-left: 0; }
  ol.composed, ul.composed { padding-left: 1.6rem; }
  a { color: inherit; text-decoration: none; }
}
";
