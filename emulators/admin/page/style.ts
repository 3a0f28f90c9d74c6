/** One column of three on a telephone, chosen by tabs; all three beside each other where there is room. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#c9ced6, #454b55); --soft: light-dark(#f4f6f8, #1d2127); --warn: light-dark(#8a4b00, #ffc069); --link: light-dark(#0b57d0, #8ab4f8) }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; background: light-dark(#fff, #15181c); color: light-dark(#1b1f24, #e6e9ed) }
header, main { padding: 0 1rem }
p, code, li, summary { overflow-wrap: anywhere }
h1 { font-size: 1.2rem } h2 { font-size: 1.05rem } h3 { font-size: .95rem; margin: 1rem 0 .3rem }
a { color: var(--link) }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none }
nav a { display: block; padding: .5rem .8rem; border: 1px solid var(--line); border-radius: .4rem; text-decoration: none }
nav a[aria-current] { background: var(--soft); font-weight: 600 }
section { display: none; min-width: 0 } section.shown { display: block }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
.wide { overflow-x: auto }
.differs { color: var(--warn); font-weight: 600 }
details { border-bottom: 1px solid var(--line); padding: .35rem 0 }
summary { cursor: pointer; padding: .3rem 0 }
form { margin: .3rem 0 } label { display: block }
textarea, input { width: 100%; font: 13px/1.4 ui-monospace, monospace; background: var(--soft); color: inherit; border: 1px solid #7b828d; border-radius: .3rem; padding: .35rem }
button { font: inherit; padding: .4rem .8rem; min-height: 2rem; border: 1px solid #7b828d; border-radius: .4rem; background: var(--soft); color: inherit; cursor: pointer }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.note { border-left: 4px solid var(--warn); padding: .5rem .8rem; background: var(--soft) }
.gate p { margin: .1rem 0 }
@media (min-width: 1000px) {
  nav { display: none } section { display: block }
  main { display: grid; grid-template-columns: minmax(16rem, 22rem) 1fr minmax(15rem, 22rem); gap: 1.5rem; align-items: start }
}
`;
