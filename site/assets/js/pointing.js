/**
 * The mouse, the finger and the focus, made into attention.
 *
 * A mouse points by being there; on its way from a formula to its card it may cross other parts, so a change waits a
 * moment and leaving waits longer. A click or a tap holds; on what is held already it narrows to the innermost node,
 * and there it lets go. A click on a folded box opens it, a click on nothing in particular releases. A keyboard's focus points like a mouse, and stays
 * when the mouse has left. Escape closes whatever is open.
 */
import { formulaOf, inView, narrowestAt, seenAt } from './things.js'

const CROSSING = 60, LEAVING = 320
const OWN = '.card, .tools'
const CONTROL = `a, button, input, summary, label, [role="slider"], [role="button"], .turns, ${OWN}`

export function pointing(attention, folds) {
  let timer = 0, dismissed = null

  function settle(seen, delay) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const focus = document.activeElement
      if (!seen && focus.closest('.card')) return
      attention.point(seen ?? (focus !== dismissed && focus.matches(':focus-visible') ? seenAt(focus) : null))
    }, delay)
  }

  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch' || document.documentElement.classList.contains('turning')) return
    if (event.target.closest?.(OWN)) return clearTimeout(timer)
    const seen = seenAt(event.target)
    settle(seen, !seen ? LEAVING : attention.state.pointed ? CROSSING : 0)
  })
  document.documentElement.addEventListener('pointerleave', () => settle(null, LEAVING))

  document.addEventListener('focusin', event => {
    dismissed = null
    if (event.target.closest(OWN)) clearTimeout(timer)
    else if (event.target.matches(':focus-visible')) settle(seenAt(event.target), 0)
  })
  document.addEventListener('focusout', event => {
    if (!event.relatedTarget?.closest(OWN) && !event.target.matches(':hover')) settle(null, LEAVING)
  })

  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return
    const { target } = event
    const seen = seenAt(target)
    const control = target.closest(CONTROL)
    if (seen?.place !== 'formula' && control && !control.matches('.term')) return
    clearTimeout(timer)
    if (control?.href && inView(formulaOf(seen.thing))) stay(event, control.href)
    const box = target.closest('.box')
    attention.hold(control || box ? seen : afterClick(seen, narrowestAt(target), attention.state.held))
    if (box) folds.toggle(seen.thing)
  })

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    const focus = document.activeElement
    if (focus.closest('.card')) (focus.closest('.formula')?.querySelector('math [tabindex="0"], math[tabindex="0"]') ?? attention.state.held?.anchor)?.focus()
    dismissed = document.activeElement
    clearTimeout(timer)
    attention.release()
    attention.point(null)
  })
}

/** Follows a link to a part whose formula is in view: the address changes, the page need not jump. */
function stay(event, address) {
  event.preventDefault()
  history.pushState(history.state, '', address)
}

/** What is held after a click: the part, then the innermost node under the pointer, then nothing. */
export function afterClick(seen, narrowest, held) {
  if (!seen || (held && held.thing === narrowest?.thing)) return null
  return held?.thing === seen.thing ? narrowest : seen
}
