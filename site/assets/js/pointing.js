/**
 * The mouse, the finger and the focus, made into attention.
 *
 * A mouse points by being there; on its way from a formula to its card it may cross other parts, so a change waits a
 * moment and leaving waits longer. A click or a tap holds; on what is held already it narrows to the innermost node,
 * and there it lets go. A click on nothing in particular releases. A keyboard's focus points like a mouse.
 */
import { seenAt, narrowestAt } from './things.js'

const CROSSING = 60, LEAVING = 320
const CONTROL = 'a, button, input, summary, label, [role="slider"], [role="button"], .card, .tools, .turns'

export function pointing(attention) {
  let timer = 0
  const later = (seen, delay) => {
    clearTimeout(timer)
    timer = setTimeout(() => attention.point(seen), delay)
  }

  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch' || document.documentElement.classList.contains('turning')) return
    if (event.target.closest?.('.card, .tools')) return clearTimeout(timer)
    const seen = seenAt(event.target)
    later(seen, !seen ? LEAVING : attention.state.pointed ? CROSSING : 0)
  })
  document.documentElement.addEventListener('pointerleave', () => later(null, LEAVING))

  document.addEventListener('focusin', event => {
    if (event.target.closest('.card, .tools')) return clearTimeout(timer)
    if (event.target.matches(':focus-visible')) later(seenAt(event.target), 0)
  })
  document.addEventListener('focusout', event => {
    if (!event.relatedTarget?.closest('.card, .tools') && !event.target.matches(':hover')) later(null, LEAVING)
  })

  document.addEventListener('click', event => {
    if (event.defaultPrevented || !getSelection().isCollapsed) return
    const seen = seenAt(event.target)
    const { held } = attention.state
    if (!seen) return event.target.closest(CONTROL) || attention.release()
    if (seen.place === 'prose' && !event.target.closest('a')) return
    clearTimeout(timer)
    attention.hold(seen.place === 'formula' ? afterClick(seen, narrowestAt(event.target), held) : seen)
  })

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    clearTimeout(timer)
    attention.release()
    attention.point(null)
  })
}

/** What is held after a click: the part, then the innermost node under the pointer, then nothing. */
export function afterClick(seen, narrowest, held) {
  if (held?.thing !== seen.thing) return held && held.thing === narrowest?.thing ? null : seen
  return narrowest && narrowest.thing !== seen.thing ? narrowest : null
}
