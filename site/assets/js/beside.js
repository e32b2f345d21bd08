/**
 * Beside: where a card goes while its formula is out of view and the margin is free, and where it goes beside code,
 * which leaves no margin: under it, or above it where there is more room, and next to it for the Tab key.
 *
 *     hasMargin()                  whether the screen is wide enough for a margin
 *     isAway(seen, held)           pointed at in code, or in the text or a figure far from its formula
 *     putBeside(card, anchor)      into the margin, level with the paragraph or figure that holds the anchor
 *     keepClear(card?)             the card that is open in the margin, raised off a figure that reaches into the margin, as far as there is room;
 *                                  lists of names that it would lie on are not seen while it is there
 */
import { all } from './dom.js'
import { formulaOf, inView } from './things.js'

const WIDE = matchMedia('(min-width: 1180px)')
const PHONE = matchMedia('(max-width: 639px)')
const GAP = 6
const APART = 24               // from a figure, with the ground that is drawn around it

export const hasMargin = () => WIDE.matches

export function isAway({ thing, place, anchor }, held) {
  if (!anchor?.isConnected || !formulaOf(thing)) return false
  if (place === 'code') return !PHONE.matches
  const text = place === 'figure' || (place === 'prose' && !held)
  return hasMargin() && text && !inView(formulaOf(thing))
}

export function putBeside(card, anchor) {
  const panel = anchor.closest('.triptych'), code = panel?.getBoundingClientRect()
  const above = code && code.top > innerHeight - code.bottom
  card.classList.toggle('below', Boolean(code))
  card.classList.toggle('above', Boolean(above))
  if (code) {
    if (card.previousElementSibling !== panel) panel.after(card)
    card.style.top = `${(above ? code.top - GAP : code.bottom + GAP) + scrollY}px`
    card.style.left = `${code.left + scrollX}px`
    return
  }
  const block = (anchor.closest('figure, p, ul, ol, section') ?? anchor).getBoundingClientRect()
  const column = document.querySelector('main p')?.getBoundingClientRect() ?? block
  card.style.top = `${Math.max(block.top, 16) + scrollY}px`
  card.style.left = `calc(${Math.max(block.right, column.right) + scrollX}px + var(--gutter, 3rem))`
}

export function keepClear(card) {
  for (const list of all('.where.covered')) list.classList.remove('covered')
  if (!card) return
  card.style.setProperty('--rise', '0px')
  if (!hasMargin()) return
  const own = card.closest('figure'), place = card.getBoundingClientRect()
  const others = selector => all(selector).filter(one => !own.contains(one)).map(one => ({ one, box: one.getBoundingClientRect() }))
  const wide = others('.picture, .triptych').map(({ box }) => box).filter(box => box.right > place.left)
  const below = wide.filter(box => box.top > place.top).map(box => box.top - APART), above = wide.filter(box => box.top <= place.top).map(box => box.bottom + APART)
  const rise = Math.max(0, Math.min(place.bottom - Math.min(...below), place.top - Math.max(GAP, ...above)))
  card.style.setProperty('--rise', `${Math.ceil(rise)}px`)
  for (const { one, box } of others('.where')) one.classList.toggle('covered', box.top < place.bottom - rise && box.bottom > place.top - rise)
}
