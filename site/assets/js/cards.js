/**
 * The card: what a formula tells about the thing attended to. Each formula has one, with a place of its own that the
 * stylesheet gives it; it never covers the formula. What is held goes before what is pointed at.
 *
 * On a wide screen the list of names stands where the card does, so that pointing at a name there only lights what it names,
 * and holding it opens the card. What is pointed at in the text or in a figure while its formula is out of view has its card beside
 * it, with the piece of the formula on top.
 *
 * A card is made anew when the thing changes; while knobs turn only its value is drawn again, so that a slider in it
 * can be dragged.
 */
import { hasMargin, isAway, keepClear, putBeside } from './beside.js'
import { all, button, make, says } from './dom.js'
import { bare, letterRows } from './letters.js'
import { NAME, matters } from './mattering.js'
import { knobs, page } from './page.js'
import { elementsOf, formulaOf, placeOf } from './things.js'
import { picture } from './values.js'

/** @param actions more buttons for a thing: actions('it@0.1') gives elements */
export function cards({ store, attention, answers, folds, actions = () => [] }) {
  const open = new Map(all('figure.formula').map(figure => [figure.dataset.formula, { element: place(figure), seen: null }]))
  const beside = { element: makeCard('beside'), seen: null }
  document.body.append(beside.element)

  attention.watch(({ pointed, held }) => {
    const some = held ?? (pointed?.place === 'formula' || hasMargin() && pointed?.place !== 'where' ? pointed : null)
    const seen = some && about(some.thing).name ? some : null
    const away = seen && isAway(seen, held)
    const changed = [...open].filter(([formula, card]) => show(card, seen && !away && formulaOf(seen.thing) === formula ? seen : null, held))
    show(beside, away ? seen : null, held)
    if (changed.length) keepClear([...open.values()].find(card => card.seen)?.element)
  })

  /** Whether it tells of something else now. */
  function show(card, seen, held) {
    const { element } = card, was = card.seen, other = seen && (was?.thing !== seen.thing || was.letter !== seen.letter)
    if (other) refill(element, contents(seen, card === beside))
    if (seen && card === beside) putBeside(element, seen.anchor)
    card.seen = seen
    element.hidden = !seen
    element.classList.toggle('held', Boolean(seen && held))
    return Boolean(other || was && !seen)
  }

  function contents(seen, away) {
    const { name, does, element, part } = about(seen.thing)
    const letters = element ? letterRows(store, element, seen.letter) : []
    for (const row of letters) row.classList.toggle('lit', row.dataset.letter === seen.letter)
    const close = button('card-close', '×', () => { attention.release(); attention.point(null) })
    close.setAttribute('aria-label', 'close')
    return [
      close,
      away ? make('math:math', { class: 'card-math', display: 'block', 'aria-hidden': 'true' }, bare(element)) : null,
      make('p', { class: part ? 'card-name' : 'card-name unnamed' }, name),
      does ? make('p', { class: 'card-does' }, ...[...entry(seen.thing).cloneNode(true).childNodes]) : null,
      shown(make('div', { class: 'card-value' }), seen.thing),
      make('p', { class: 'card-matters' }, ...matter(seen.thing)),
      make('div', { class: 'card-letters' }, ...letters),
      concept(seen.thing),
      make('div', { class: 'card-actions' },
        ...away ? [make('a', { class: 'to-formula', href: `#${formulaOf(seen.thing)}` }, 'to its formula')]
          : [part ? button('fold', foldLabel(part), () => folds.toggle(part)) : null, ...actions(seen.thing), outer(element)]),
    ].filter(Boolean)
  }

  /** A thing's value in its place; while it is not known, words as high as what stood there. */
  function shown(element, thing) {
    const value = answers.value(thing), known = value !== undefined
    element.style.minHeight = known ? '' : `${element.offsetHeight}px`
    element.replaceChildren(...[known ? picture(value) : make('span', { class: 'unknown' }, answers.unknown(formulaOf(thing)))].filter(Boolean))
    return element
  }

  /** How much a thing matters to its formula: text around the name of the whole. */
  function matter(thing) {
    const id = formulaOf(thing), formula = page.formulas[id], at = placeOf(thing)
    const slopes = answers.slopes(id) ?? {}
    const letter = elementsOf(`${id}@${at}`)[0]?.dataset.knob
    const twins = all('[data-n]', elementsOf(`${id}@`)[0]).filter(({ dataset }) => dataset.knob === letter)
    return matters(slopes[at], {
      whole: answers.value(`${id}@`), part: answers.value(thing), bends: formula.bends.includes(at), knob: knobs[letter],
      everywhere: letter ? twins.reduce((sum, { dataset }) => sum + (slopes[dataset.n] ?? 0), 0) : slopes[at],
    }).map(piece => piece === NAME ? wholeOf(id, formula) : piece)
  }

  /** The way out to the part around this one, which its inner parts may cover from edge to edge. */
  function outer(element) {
    const thing = element?.parentElement.closest('[data-part]')?.dataset.part
    return thing ? button('outer', `part of ${about(thing).name}`, () => attention.hold({ thing, letter: null, place: 'formula' })) : null
  }

  const foldLabel = part => folds.has(part) ? 'unfold' : 'fold'
  const showing = () => [...open.values(), beside].filter(card => card.seen)

  folds.watch(() => {
    for (const { seen, element } of showing()) all('.fold', element).forEach(fold => says(fold, foldLabel(seen.thing)))
  })
  answers.watch(() => {
    for (const { seen, element } of showing()) {
      shown(element.querySelector('.card-value'), seen.thing)
      retell(element.querySelector('.card-matters'), matter(seen.thing))
    }
  })
}

/** What the page knows about a thing of a formula. */
export function about(thing) {
  const formula = page.formulas[formulaOf(thing)]
  const part = formula?.parts[thing]
  const node = formula?.nodes[thing.split('@')[1]]
  const element = elementsOf(thing).find(twin => twin.closest('.formula math')) ?? null
  return part ? { name: part.name, does: part.does ?? entry(thing).textContent, element, part: thing } : { name: node ?? '', does: '', element, part: null }
}

/** What a part does, as the list of names has it. */
const entry = thing => document.getElementById(thing).querySelector('.does')

/** A link to the concept that a thing is, where it was recognised as one. */
function concept(thing) {
  const formula = page.formulas[formulaOf(thing)]
  const found = formula?.concepts?.find(concept => concept.at === placeOf(thing))
  return found ? make('p', { class: 'card-concept' }, make('a', { href: `${page.root}concepts/${found.slug}/` }, found.tells)) : null
}

/** What a formula is about: the letter on its left, as it is set; "the new v" where the old one is part of it. */
function wholeOf(id, { whole }) {
  if (!whole) return 'the result'
  return make('span', {}, whole === 'new' ? 'the new ' : '', make('math:math', { class: 'inline' }, bare(elementsOf(`${id}@0`)[0])))
}

/** While nothing is known the old words keep their place unseen, so that a slider below them stays where it is. */
function retell(element, words) {
  element.classList.toggle('unknown', words.length === 0)
  if (words.length) element.replaceChildren(...words)
}

/** New contents; a keyboard's focus that was in the old ones goes to the new. */
function refill(element, contents) {
  const focused = element.contains(document.activeElement)
  element.replaceChildren(...contents)
  if (focused) element.querySelector('button:not(.card-close)')?.focus()
}

function place(figure) {
  const card = makeCard()
  card.dataset.card = figure.dataset.formula
  figure.querySelector('.stage').after(card)
  return card
}

const makeCard = (kind = '') => make('aside', { class: `card ${kind}`.trim(), 'aria-label': 'About this part', hidden: true })
