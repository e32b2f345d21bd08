/**
 * Beside: where a card goes while its formula is out of view and the margin is free, and where it goes beside code,
 * which leaves no margin: under it, or above it where there is more room, and next to it for the Tab key.
 *
 *     hasMargin()                  whether the screen is wide enough for a margin
 *     isAway(seen, held)           pointed at in code, or in the text or a figure far from its formula
 *     putBeside(card, anchor)      into the margin, level with the paragraph or figure that holds the anchor
 *     keepClear(card)              a formula's own card, raised off a figure that reaches into the margin, as far as there is room;
 *                                  lists of names that it would lie on are not seen while it is there
 */
import { all } from './dom.js'
import { formulaOf, inView } from './things.js'

const WIDE = matchMedia('(min-width: 1180px)')
const PHONE = matchMedia('(max-width: 639px)')
const GAP = 6

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
  card.style.top = ''
  const own = card.closest('figure')
  const others = selector => all(selector).filter(one => !own.contains(one)).map(one => ({ one, box: one.getBoundingClientRect() }))
  if (!card.hidden && hasMargin()) {
    const { top, bottom, left } = card.getBoundingClientRect()
    const wide = others('.picture, .triptych').map(({ box }) => box).filter(box => box.right > left)
    const below = wide.filter(box => box.top > top).map(box => box.top), above = wide.filter(box => box.top <= top).map(box => box.bottom)
    const rise = Math.min(bottom + 4 * GAP - Math.min(...below), top - Math.max(GAP, ...above.map(bottom => bottom + 4 * GAP)))
    if (rise > 0) card.style.top = `calc(.2rem - ${Math.ceil(rise)}px)`
  }
  const { top, bottom } = card.getBoundingClientRect()
  for (const { one, box } of others('.where')) one.classList.toggle('covered', hasMargin() && box.top < bottom && box.bottom > top)
}
