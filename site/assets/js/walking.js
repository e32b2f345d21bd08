/**
 * Walking through a formula, or a run of code, with the arrow keys. Each is one stop of the Tab key; inside it real focus moves:
 * Right and Left to the neighbours, Down into a part, Up out of it, Home and End to the first and the last.
 * Enter holds, f folds, + and - turn a letter that is a knob.
 *
 *     const { wake } = walking({attention, fold(part), turn(knob, notches)})
 *     wake(math)       for a formula that came later
 *
 * At the last neighbour Right goes on to what follows outside, so that holding it down reads the formula.
 */
import { all } from './dom.js'
import { page, knobs } from './page.js'
import { afterClick } from './pointing.js'
import { formulaOf, seenAt, narrowestAt } from './things.js'

const ROOT = '.formula math, .triptych code[tabindex]'
const STOP = `[data-n], [data-part], [data-node], .triptych code[tabindex]`

export function walking({ attention, fold, turn }) {
  function wake(math) {
    const stops = stopsOf(math)
    for (const stop of stops) {
      stop.setAttribute('tabindex', -1)
      if (stop !== math) stop.setAttribute('role', 'group')
      stop.setAttribute('aria-label', label(stop))
    }
    stops[0]?.setAttribute('tabindex', 0)
    math.addEventListener('focusin', event => {
      for (const stop of stopsOf(math)) stop.setAttribute('tabindex', stop === event.target ? 0 : -1)
    })
    math.addEventListener('keydown', walk)
  }
  for (const math of all(ROOT)) wake(math)

  function walk(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const here = event.target.closest(STOP)
    const to = steps[event.key]?.(here)
    if (to) to.focus()
    else if (event.key === 'Enter' || event.key === ' ') {
      attention.hold(afterClick(seenAt(here), narrowestAt(here), attention.state.held))
    } else if (event.key === 'f') fold(here.closest('[data-part]')?.dataset.part)
    else if ('+=-'.includes(event.key) && here.dataset.knob in knobs) turn(here.dataset.knob, event.key === '-' ? -1 : 1)
    else if (!(event.key in steps)) return
    event.preventDefault()
  }
  return { wake }
}

const steps = {
  ArrowDown: here => inside(here)[0],
  ArrowUp: here => outside(here),
  ArrowRight: here => outside(here) ? onwards(here, 1) : inside(here)[0],
  ArrowLeft: here => outside(here) && onwards(here, -1),
  Home: here => outside(here) && inside(outside(here))[0],
  End: here => outside(here) && inside(outside(here)).at(-1),
}

function onwards(here, direction) {
  for (let stop = here; outside(stop); stop = outside(stop)) {
    const neighbours = inside(outside(stop))
    const next = neighbours[neighbours.indexOf(stop) + direction]
    if (next) return next
  }
  return null
}

const stopsOf = math => [...(math.matches(STOP) ? [math] : []), ...all(STOP, math)]
const outside = stop => stop.matches(ROOT) ? null : stop.parentElement.closest(`:is(${ROOT}) :is(${STOP}), :is(${ROOT}):is(${STOP})`)
const inside = stop => stop.classList.contains('folded') ? [] : all(STOP, stop).filter(inner => outside(inner) === stop)

/** A part by its name and its words, any other node by its words, code by its name and itself. */
function label(stop) {
  const formula = page.formulas[stop.closest('[data-formula]')?.dataset.formula ?? formulaOf(stop.dataset.part ?? '')]
  const name = formula?.parts[stop.dataset.part]?.name
  const words = stop.closest('code') ? stop.textContent : formula?.nodes[stop.dataset.n]
  return stop.ariaLabel ?? ([name, words].filter(Boolean).join(': ') || stop.textContent)
}
