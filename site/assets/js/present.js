/**
 * The present formula: on a wide screen, while a section is read on past its formula, the formula stands small in the margin,
 * with the same lights as on its stage. It gives way to cards, and to names, figures and code, which take the margin themselves.
 * It is a second look at what has been read, so screen readers and pointers pass it by.
 *
 *     present(attention)
 */
import { all, make } from './dom.js'
import { bare } from './letters.js'

const WIDE = matchMedia('(min-width: 1180px)')
const TOP = 32, KEPT = ['data-part', 'data-knob', 'data-symbol']

export function present(attention) {
  const formulas = all('.essay figure.formula')
  if (!formulas.length) return
  const aside = make('aside', { class: 'present', hidden: true, 'aria-hidden': 'true' })
  document.body.append(aside)
  const ends = all('main h2, footer'), across = '.scene, .triptych, .where, .card:not([hidden])'
  let shown = null, waiting = false

  function look() {
    waiting = false
    const wanted = WIDE.matches ? wantedNow() : null
    if (wanted && wanted !== shown) show(wanted)
    aside.hidden = !wanted || covered()
    if (aside.hidden) shown = wanted
  }

  /** The last formula above the view, unless another section has begun since. */
  function wantedNow() {
    const past = formulas.filter(formula => formula.querySelector('.stage').getBoundingClientRect().bottom < 0).at(-1)
    const end = past && ends.find(end => past.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING)
    return past && !(end?.getBoundingClientRect().top < innerHeight / 3) ? past : null
  }

  function show(formula) {
    const math = formula.querySelector('math'), copy = bare(math)
    const own = [math, ...all('*', math)]
    ;[copy, ...all('*', copy)].forEach((element, i) => {
      for (const name of KEPT) if (own[i].hasAttribute(name)) element.setAttribute(name, own[i].getAttribute(name))
    })
    aside.replaceChildren(copy)
    aside.hidden = false
    aside.style.fontSize = ''
    const share = aside.clientWidth / copy.getBoundingClientRect().width
    if (share < 1) aside.style.fontSize = `${Math.max(0.6, share)}em`
    shown = formula
    attention.relight()
  }

  function covered() {
    const bottom = TOP + aside.offsetHeight + TOP
    return all(across).some(one => { const box = one.getBoundingClientRect(); return box.top < bottom && box.bottom > 0 })
  }

  const soon = () => { if (!waiting) requestAnimationFrame(look); waiting = true }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon, { passive: true })
  attention.watch(soon)
}
