/**
 * Folding: a part becomes a box with its name, and the formula closes up around it.
 *
 *     folds.toggle('momentum.memory')
 *     folds.all('momentum', true)        every part of a formula, the inner ones too: unfolding then goes inwards
 *     folds.set(['adam.top'])            exactly these
 *     folds.list()                       what is folded now
 *     folds.watch(fn)
 *
 * The box is put inside the part's own element, which is wrapped in an mrow first where it is a fraction or a letter.
 */
import { all, make, tried } from './dom.js'
import { page } from './page.js'

export function folding() {
  const folded = new Set()
  const watchers = []

  function put(part, fold) {
    const formula = part?.split('.')[0]
    if (!page.formulas[formula]?.parts[part] || folded.has(part) === fold) return
    if (fold) folded.add(part)
    else folded.delete(part)
    for (const element of all(`.formula math [data-part="${CSS.escape(part)}"]`)) {
      if (fold) close(row(element), page.formulas[formula].parts[part].name)
      else open(element)
    }
    const some = [...folded].some(name => name.startsWith(`${formula}.`))
    document.getElementById(formula)?.classList.toggle('some-folded', some)
  }

  function change(parts, fold) {
    for (const part of parts) put(part, fold)
    for (const watcher of watchers) tried(() => watcher(folded))
  }

  return {
    has: part => folded.has(part),
    list: () => [...folded],
    toggle: part => change([part], !folded.has(part)),
    all: (formula, fold) => change(Object.keys(page.formulas[formula]?.parts ?? {}), fold),
    set: parts => { change(folded, false); change(parts, true) },
    watch: watcher => { watchers.push(watcher) },
  }
}

function close(element, name) {
  const tone = element.dataset.tone ?? element.querySelector('[data-tone]')?.dataset.tone
  element.classList.add('folded')
  element.prepend(make('math:mi', { class: 'box', mathvariant: 'normal', 'data-tone': tone ?? null }, name))
  if (element.querySelector(':focus')) element.focus()
}

function open(element) {
  element.classList.remove('folded')
  element.querySelector(':scope > .box')?.remove()
}

/** The part's element as a row, which can take a box whatever it holds; a focus stays where it was. */
function row(element) {
  if (element.localName === 'mrow') return element
  const focused = element.matches(':focus')
  const wrap = make('math:mrow')
  for (const name of ['data-part', 'tabindex', 'role', 'aria-label']) {
    if (element.hasAttribute(name)) wrap.setAttribute(name, element.getAttribute(name))
  }
  element.removeAttribute('data-part')
  element.setAttribute('tabindex', -1)
  element.replaceWith(wrap)
  wrap.append(element)
  if (focused) wrap.focus()
  return wrap
}
