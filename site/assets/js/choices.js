/**
 * Choices: a figure's whole-number knobs that go by names, as a switch or a row of buttons: <input data-choice>.
 *
 *     choices(store)
 */
import { all } from './dom.js'
import { knobs, sceneKnob } from './page.js'

export function choices(store) {
  const inputs = all('input[data-choice]')
  for (const input of inputs) {
    const { choice } = input.dataset
    if (!(choice in knobs)) input.dataset.choice = sceneKnob(input.closest('[data-figure]').dataset.figure, choice)
    const name = input.dataset.choice
    const { low, high } = knobs[name]
    input.addEventListener('change', () => store.turn(name, input.type === 'radio' ? Number(input.value) : input.checked ? high : low))
    show(input, store.values[name])
  }
  store.watch((values, changed) => {
    for (const input of inputs) if (changed.has(input.dataset.choice)) show(input, values[input.dataset.choice])
  })
}

function show(input, value) {
  input.checked = input.type === 'radio' ? Number(input.value) === value : value > knobs[input.dataset.choice].low
}
