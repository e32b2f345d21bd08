/**
 * What remains of a formula when a part is out, on its stage: the stage keeps its height, a line above says what is
 * missing, how to put it back and what the formula is worth with and without it; a line below, what is left. Figures say
 * whether they show it. Escape puts the last one back.
 *
 *     remains({fades, answers, python, attention, folds, wake(math), say(text)})
 */
import { all, button, make, says } from './dom.js'
import { short } from './digits.js'
import { whole } from './fading.js'
import { bare } from './letters.js'
import { page } from './page.js'

const TIME = 240
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export function remains({ fades, answers, python, attention, folds, wake, say }) {
  const kept = new Map()                    // formula -> its own math

  fades.watch(({ formula, one }) => {
    const figure = document.getElementById(formula), stage = figure.querySelector('.stage')
    const shown = stage.querySelector('math'), focused = figure.contains(document.activeElement)
    attention.release()
    attention.point(null)
    folds.all(formula, false)
    all('.without, .remains', figure).forEach(line => line.remove())
    if (!kept.has(formula)) kept.set(formula, shown)
    stage.style.minHeight = one ? `${stage.offsetHeight}px` : ''
    figure.classList.toggle('faded', Boolean(one))
    const next = one ? made(one.row.math) : kept.get(formula)
    cross(stage, shown, next)
    if (one) {
      wake(next)
      stage.before(above(formula, one))
      if (one.row.remains) stage.after(below(one.row.remains))
      if (focused) figure.querySelector('.without button').focus()
      say(() => [...all('.without, .remains', figure).map(line => line.innerText), page.formulas[formula].words].join('. '))
    } else {
      kept.delete(formula)
      if (focused) next.querySelector('[tabindex="0"]')?.focus()
      say(() => 'put back')
    }
    for (const entry of all('.entry', figure)) entry.classList.toggle('gone', Boolean(one) && !(entry.dataset.part in one.row.parts))
    attention.relight()
    tell()
  })

  function above(formula, { name }) {
    const left = kept.get(formula).querySelector('[data-n="0"]')
    return make('p', { class: 'without' }, `without ${name}`, button('back', 'put it back', () => fades.back(formula)),
      make('span', { class: 'worth' }, make('math:math', { class: 'inline' }, bare(left)), make('span')))
  }

  const below = ({ slug, tells, inside }) => make('p', { class: 'remains' }, inside ? 'In what remains: ' : 'What remains: ',
    make('a', { href: `${page.root}concepts/${slug}/` }, tells))

  /** The two values, and what figures show: once Python has drawn it, or never will. */
  function tell(news) {
    for (const line of all('.without .worth')) {
      const formula = line.closest('figure').id
      const [before, now] = [`${whole(formula)}@`, `${formula}@`].map(answers.value)
      line.hidden = before === null || now === null
      if (!line.hidden) says(line.lastChild, `: ${short(before)} with it, ${short(now)} without`)
    }
    for (const [id, { without, still }] of Object.entries(page.figures)) {
      const figure = document.getElementById(id)
      let tag = figure.querySelector('.without')
      if (!tag && !without && !still) continue
      if (!tag) figure.prepend(tag = make('p', { class: 'without' }))
      const failed = python.state() === 'failed'
      if (news?.figures?.[id] || !without || failed) says(tag, [failed ? without.replace('without', 'this figure still has') : without, still].filter(Boolean).join('; '))
    }
  }
  answers.watch(tell)
  python.onstate(({ state }) => { if (state === 'failed') tell() })

  document.addEventListener('keydown', event => {
    const last = fades.list().at(-1)
    if (event.key === 'Escape' && last && !attention.state.held && !attention.state.pointed) fades.toggle(last)
  }, true)
}

/** Mathematics of our own build, as an element. */
function made(text) {
  const holder = make('template')
  holder.innerHTML = text
  return holder.content.firstElementChild
}

/** One in the other's place, the old one fading out over it. */
function cross(stage, shown, next) {
  if (CALM.matches) return shown.replaceWith(next)
  shown.before(next)
  next.classList.remove('leaving')
  shown.classList.add('leaving')
  next.animate([{ opacity: 0 }, { opacity: 1 }], TIME)
  shown.animate([{ opacity: 1 }, { opacity: 0 }], TIME).finished.then(() => {
    shown.classList.remove('leaving')
    if (shown !== stage.firstElementChild) shown.remove()
  })
}
