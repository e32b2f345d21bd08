/**
 * Sliders: every <input type="range" data-knob>, in a given list, under a figure or in a card.
 *
 *     sliders(store)             wakes the page's own, which the generator wrote hidden
 *     slider(store, 'beta')      makes one more, for a card
 *
 * A slider counts notches, so that a logarithmic knob moves evenly; what it says aloud is the value.
 */
import { all, make } from './dom.js'
import { knobs, sceneKnob } from './page.js'
import { scale } from './scale.js'

export function sliders(store) {
  for (const input of all('input[type="range"][data-knob]')) {
    const figure = input.closest('[data-figure]')?.dataset.figure
    if (figure && !(input.dataset.knob in knobs)) input.dataset.knob = sceneKnob(figure, input.dataset.knob)
    if (input.dataset.knob in knobs) wake(input, store)
  }
  for (const turns of all('.turns')) turns.hidden = false
  store.watch((values, changed) => {
    for (const input of all('input[type="range"][data-knob]')) {
      if (changed.has(input.dataset.knob)) show(input, values[input.dataset.knob])
    }
  })
}

export function slider(store, name) {
  const input = make('input', { type: 'range', 'data-knob': name })
  wake(input, store)
  return input
}

function wake(input, store) {
  const name = input.dataset.knob
  const ruler = scale(knobs[name])
  Object.assign(input, { min: 0, max: ruler.notches, step: 1, hidden: false })
  if (!input.labels?.length && !input.hasAttribute('aria-label')) input.setAttribute('aria-label', knobs[name].name || knobs[name].text)
  show(input, store.values[name])
  input.addEventListener('input', () => store.turn(name, ruler.value(input.valueAsNumber)))
}

function show(input, value) {
  const ruler = scale(knobs[input.dataset.knob])
  const notch = String(ruler.at(value))
  if (input.value !== notch) input.value = notch
  input.style.setProperty('--at', ruler.at(value) / ruler.notches)
  input.setAttribute('aria-valuetext', ruler.text(value))
}
