/**
 * Beside: where a card goes while its formula is out of view and the margin is free.
 *
 *     hasMargin()                  whether the screen is wide enough for a margin
 *     isAway(seen, held)           pointed at in the text or in a figure, far from its formula
 *     putBeside(card, anchor)      into the margin, level with the paragraph or figure that holds the anchor
 */
import { formulaOf, inView } from './things.js'

const WIDE = matchMedia('(min-width: 1180px)')

export const hasMargin = () => WIDE.matches

export function isAway({ thing, place, anchor }, held) {
  const text = place === 'figure' || (place === 'prose' && !held)
  return hasMargin() && text && Boolean(anchor?.isConnected && formulaOf(thing)) && !inView(formulaOf(thing))
}

export function putBeside(card, anchor) {
  const block = (anchor.closest('figure, p, ul, ol, section') ?? anchor).getBoundingClientRect()
  const column = document.querySelector('main p')?.getBoundingClientRect() ?? block
  card.style.top = `${Math.max(block.top, 16) + scrollY}px`
  card.style.left = `calc(${Math.max(block.right, column.right) + scrollX}px + var(--gutter, 3rem))`
}
