/**
 * Turning by hand: a letter in a formula or a number in a sentence, dragged sideways or with the arrow keys.
 *
 * The first few pixels decide: sideways turns, up or down scrolls the page (touch-action: pan-y), none is a click.
 * Shift makes fine steps. Only a number is a stop of the Tab key; a letter is reached by walking through its formula.
 *
 *     const hand = turning(store)
 *     hand.step('beta', 3)       three notches up
 *     hand.wake(math)            for a formula that came later
 */
import { all, make } from './dom.js'
import { knobs } from './page.js'
import { scale } from './scale.js'

const FIRM = 4, FULL = 260
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -1e6, End: 1e6 }

export function turning(store) {
  const step = (name, notches) => {
    const ruler = scale(knobs[name])
    store.turn(name, ruler.value(ruler.at(store.values[name]) + notches))
  }

  const wake = root => {
    for (const element of all('.formula math [data-knob], math [data-turn]', root)) {
      if (nameOf(element) in knobs) element.classList.add('turnable')
    }
  }
  wake(document)
  for (const number of all('[data-turn].turnable')) {
    const slider = sliderAround(number.closest('math'), number.dataset.turn)
    slider.addEventListener('keydown', event => {
      if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      step(number.dataset.turn, KEYS[event.key])
    })
  }

  document.addEventListener('pointerdown', event => {
    const element = event.target.closest?.('.turnable')
    if (element && event.button === 0 && event.isPrimary) drag(element, event, store)
  })
  return { step, wake }
}

/** Math may hold no control, so the control goes around it. */
function sliderAround(math, name) {
  const { name: says, text, low, high, value } = knobs[name]
  const slider = make('span', {
    class: 'turn', role: 'slider', tabindex: 0, 'data-slides': name,
    'aria-label': says || text, 'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': value,
  })
  math.replaceWith(slider)
  slider.append(math)
  return slider
}

const nameOf = element => element.dataset.turn ?? element.dataset.knob

function drag(element, { clientX: start, clientY: top, pointerId }, store) {
  const name = nameOf(element)
  const ruler = scale(knobs[name])
  let at = ruler.at(store.values[name]), last = start, turning = false
  const stop = new AbortController()
  const on = (type, listener) => addEventListener(type, listener, { signal: stop.signal, capture: true })

  on('pointermove', event => {
    if (event.pointerId !== pointerId) return
    if (!turning) {
      if (Math.abs(event.clientX - start) < FIRM || Math.abs(event.clientX - start) < Math.abs(event.clientY - top)) return
      turning = true
      element.setPointerCapture(pointerId)
      document.documentElement.classList.add('turning')
    }
    at += (event.clientX - last) * (ruler.notches / FULL) * (event.shiftKey ? 0.1 : 1)
    at = Math.min(ruler.notches, Math.max(0, at))
    last = event.clientX
    store.turn(name, ruler.value(at))
  })
  const end = event => {
    if (event.pointerId !== pointerId) return
    stop.abort()
    document.documentElement.classList.remove('turning')
    if (turning && event.type === 'pointerup') swallowClick()
  }
  on('pointerup', end)
  on('pointercancel', end)
  on('selectstart', event => event.preventDefault())
}

/** The click that ends a drag is not a click. */
function swallowClick() {
  const swallow = event => { event.preventDefault(); event.stopPropagation() }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0)
}
