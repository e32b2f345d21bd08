/**
 * The card: what a formula tells about the thing attended to. Each formula has one, with a place of its own that the
 * stylesheet gives it; it never covers the formula. What is held goes before what is pointed at.
 *
 * A card is filled when the thing changes; while knobs turn only its value is drawn again, so that a slider in it can
 * be dragged.
 */
import { all, button, make, says } from './dom.js'
import { letterRows } from './letters.js'
import { page } from './page.js'
import { elementsOf, formulaOf } from './things.js'
import { picture } from './values.js'

const WIDE = matchMedia('(min-width: 1180px)')

export function cards({ store, attention, answers, folds }) {
  const open = new Map(all('figure.formula').map(figure => [figure.dataset.formula, makeCard(figure, attention)]))

  attention.watch(({ pointed, held }) => {
    const seen = held ?? (shows(pointed) ? pointed : null)
    for (const [formula, card] of open) {
      const mine = seen && formulaOf(seen.thing) === formula ? seen : null
      if (mine) fill(card, mine)
      card.element.hidden = !mine
      card.element.classList.toggle('held', Boolean(mine && held))
      card.seen = mine
    }
  })

  function fill(card, seen) {
    const { name, does, element, part } = about(seen.thing)
    if (card.seen?.thing !== seen.thing || card.seen.letter !== seen.letter) {
      says(card.name, name)
      card.name.classList.toggle('unnamed', !part)
      says(card.does, does)
      card.does.hidden = !does
      card.letters.replaceChildren(...element ? letterRows(store, element, seen.letter) : [])
      card.actions.replaceChildren(...part ? [foldButton(part)] : [])
    }
    for (const row of card.letters.children) row.classList.toggle('lit', row.dataset.letter === seen.letter)
    showValue(card, seen)
  }

  function foldButton(part) {
    return button('fold', foldLabel(part), () => folds.toggle(part))
  }
  const foldLabel = part => folds.has(part) ? 'unfold' : 'fold'

  folds.watch(() => {
    for (const { seen, actions } of open.values()) {
      if (seen && actions.firstChild) says(actions.firstChild, foldLabel(seen.thing))
    }
  })

  function showValue(card, seen) {
    const value = answers.value(seen.thing)
    card.value.replaceChildren(...[picture(value)].filter(Boolean))
    card.value.hidden = !card.value.firstChild
  }

  answers.watch(() => {
    for (const card of open.values()) if (card.seen) showValue(card, card.seen)
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

function makeCard(figure, attention) {
  const [name, does] = ['card-name', 'card-does'].map(style => make('p', { class: style }))
  const [value, letters, actions] = ['card-value', 'card-letters', 'card-actions'].map(style => make('div', { class: style }))
  const close = button('card-close', '×', () => { attention.release(); attention.point(null) })
  close.setAttribute('aria-label', 'close')
  const element = make('aside', { class: 'card', 'data-card': figure.dataset.formula, 'aria-label': 'About this part', hidden: true },
    close, name, does, value, letters, actions)
  figure.querySelector('.stage').after(element)
  return { element, name, does, value, letters, actions, seen: null }
}
