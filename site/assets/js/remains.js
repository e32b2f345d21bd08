/**
 * What remains of a formula when a part is out, on its stage: the stage keeps its height, a line above says what is
 * missing, how to put it back and what the formula is worth with and without it; a line below, what is left. Figures say
 * whether they show it. Escape puts the last one back.
 *
 *     const show = makeRemains({page, out, toggle, answers, python, attention, folds, wake(math), say(words), bare, whole})
 *     show('momentum')       as it is now
 */
import { all, button, make, says } from './dom.js'
import { short } from './digits.js'

const TIME = 240
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export function makeRemains({ page, out, toggle, answers, python, attention, folds, wake, say, bare, whole }) {
  const kept = new Map()                    // formula -> its own math

  function show(formula) {
    const figure = document.getElementById(formula), stage = figure.querySelector('.stage'), one = out.get(formula)
    const shown = stage.querySelector('math'), focused = figure.contains(document.activeElement)
    if (!kept.has(formula)) kept.set(formula, shown)
    attention.release()
    attention.point(null)
    folds.all(formula, false)
    all('.without, .remains', figure).forEach(line => line.remove())
    stage.style.minHeight = one ? `${stage.offsetHeight}px` : ''
    figure.classList.toggle('faded', Boolean(one))
    for (const entry of all('.entry', figure)) entry.classList.toggle('gone', Boolean(one) && !(entry.dataset.part in one.row.parts))
    const next = one ? made(one.row.math) : kept.get(formula)
    cross(stage, shown, next)
    if (one) {
      wake(next)
      stage.before(above(formula, one))
      if (one.row.remains) stage.after(below(one.row.remains))
      if (focused) figure.querySelector('.back').focus()
    } else if (focused) next.querySelector('[tabindex="0"]')?.focus()
    say(() => one ? all('.without, .remains', figure).map(line => line.innerText).join('. ') + `. ${page.formulas[formula].words}` : 'put back')
    attention.relight()
    tell()
  }

  const above = (formula, { name, thing }) => make('p', { class: 'without' }, make('span', {}, `without ${name}`),
    button('back', 'put it back', () => toggle(thing)), make('span', { class: 'worth' }))

  const below = ({ slug, tells, inside }) => make('p', { class: 'remains' }, inside ? 'In what remains: ' : 'What remains: ',
    make('a', { href: `${page.root}concepts/${slug}/` }, tells))

  /** The two values; and what figures show, once Python has drawn it, or never will. */
  function tell(news) {
    for (const line of all('.formula .worth')) {
      const formula = line.closest('figure').id
      const [before, now] = [`${whole(formula)}@`, `${formula}@`].map(answers.value)
      const left = kept.get(formula).querySelector('[data-n="0"]'), many = Array.isArray(now) && short(before) === short(now)
      line.replaceChildren(...before == null || now == null || many ? [] : [make('math:math', { class: 'inline' }, bare(left)),
        ': ', make('b', {}, short(before)), ' with it, ', make('b', {}, short(now)), ' without'])
    }
    const failed = python.state() === 'failed'
    for (const [id, { without, still }] of Object.entries(page.figures)) {
      const figure = document.getElementById(id)
      let tag = figure.querySelector('.without')
      if (!tag && !without && !still) continue
      if (!tag) figure.prepend(tag = make('p', { class: 'without' }))
      const words = [failed ? without.replace('without', 'this figure still has') : without, still]
      if (news?.figures?.[id] || !without || failed) says(tag, words.filter(Boolean).join('; '))
    }
  }
  answers.watch(tell)
  python.onstate(({ state }) => { if (state === 'failed') tell() })

  document.addEventListener('keydown', event => {
    const last = [...out.values()].at(-1)
    if (event.key === 'Escape' && last && !attention.state.held && !attention.state.pointed) toggle(last.thing)
  }, true)
  return show
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
