/**
 * The card: what a formula tells about the thing attended to. Each formula has one, with a place of its own that the
 * stylesheet gives it; it never covers the formula. What is held goes before what is pointed at.
 *
 * A card is made anew when the thing changes; while knobs turn only its value is drawn again, so that a slider in it
 * can be dragged.
 */
import { all, button, make, says } from './dom.js'
import { letterRows } from './letters.js'
import { page } from './page.js'
import { elementsOf, formulaOf } from './things.js'
import { picture } from './values.js'

const WIDE = matchMedia('(min-width: 1180px)')

export function cards({ store, attention, answers, folds }) {
  const open = new Map(all('figure.formula').map(figure => [figure.dataset.formula, { element: place(figure), seen: null }]))

  attention.watch(({ pointed, held }) => {
    const seen = held ?? (shows(pointed) ? pointed : null)
    for (const [formula, card] of open) {
      const mine = seen && formulaOf(seen.thing) === formula ? seen : null
      if (mine && (card.seen?.thing !== mine.thing || card.seen.letter !== mine.letter)) refill(card.element, contents(mine))
      card.seen = mine
      card.element.hidden = !mine
      card.element.classList.toggle('held', Boolean(mine && held))
    }
  })

  function contents(seen) {
    const { name, does, element, part } = about(seen.thing)
    const letters = element ? letterRows(store, element, seen.letter) : []
    for (const row of letters) row.classList.toggle('lit', row.dataset.letter === seen.letter)
    const close = button('card-close', '×', () => { attention.release(); attention.point(null) })
    close.setAttribute('aria-label', 'close')
    return [
      close,
      make('p', { class: part ? 'card-name' : 'card-name unnamed' }, name),
      does ? make('p', { class: 'card-does' }, does) : null,
      make('div', { class: 'card-value' }, picture(answers.value(seen.thing))),
      make('div', { class: 'card-letters' }, ...letters),
      make('div', { class: 'card-actions' },
        part ? button('fold', foldLabel(part), () => folds.toggle(part)) : null,
        outer(element)),
    ].filter(Boolean)
  }

  /** The way out to the part around this one, which its inner parts may cover from edge to edge. */
  function outer(element) {
    const thing = element?.parentElement.closest('[data-part]')?.dataset.part
    return thing ? button('outer', `part of ${about(thing).name}`, () => attention.hold({ thing, letter: null, place: 'formula' })) : null
  }

  const foldLabel = part => folds.has(part) ? 'unfold' : 'fold'
  const shown = () => [...open.values()].filter(card => card.seen)

  folds.watch(() => {
    for (const { seen, element } of shown()) all('.fold', element).forEach(fold => says(fold, foldLabel(seen.thing)))
  })
  answers.watch(() => {
    for (const { seen, element } of shown()) {
      element.querySelector('.card-value').replaceChildren(...[picture(answers.value(seen.thing))].filter(Boolean))
    }
  })
}

/** Pointing in the text opens a card only where it has the margin to itself. */
const shows = seen => seen && (seen.place === 'formula' || WIDE.matches)

/** What the page knows about a thing of a formula. */
export function about(thing) {
  const formula = page.formulas[formulaOf(thing)]
  const part = formula?.parts[thing]
  const node = formula?.nodes[thing.split('@')[1]]
  const element = elementsOf(thing).find(twin => twin.closest('.formula math')) ?? null
  return part ? { name: part.name, does: part.does, element, part: thing } : { name: node?.words ?? '', does: '', element, part: null }
}

/** New contents; a keyboard's focus that was in the old ones goes to the new. */
function refill(element, contents) {
  const focused = element.contains(document.activeElement)
  element.replaceChildren(...contents)
  if (focused) element.querySelector('button:not(.card-close)')?.focus()
}

function place(figure) {
  const card = make('aside', { class: 'card', 'data-card': figure.dataset.formula, 'aria-label': 'About this part', hidden: true })
  figure.querySelector('.stage').after(card)
  return card
}
