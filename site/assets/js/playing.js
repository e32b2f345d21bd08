/**
 * Playing: beside the slider of a figure's own whole-number knob, such as `step`, a button that lets it run to its end.
 * Where less motion is wished it takes single, slower steps.
 */
import { all, button, make } from './dom.js'
import { knobs } from './page.js'

const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export function playing(store) {
  for (const input of all('.turns input[type="range"][data-knob]')) {
    const name = input.dataset.knob
    if (knobs[name]?.integer && !knobs[name].names && name.includes('/')) beside(input.closest('label') ?? input, player(store, name))
  }
}

/** A label may hold one control only, so the two stand side by side in a row of their own. */
function beside(label, play) {
  const row = make('div', { class: 'playable' })
  label.replaceWith(row)
  row.append(label, play)
}

function player(store, name) {
  const { high, low, name: says } = knobs[name]
  const play = button('play', '', () => run(!timer))
  play.setAttribute('aria-label', `play ${says}`)
  let timer = 0

  function run(on) {
    clearInterval(timer)
    timer = 0
    play.setAttribute('aria-pressed', on)
    if (!on) return
    if (store.values[name] >= high) store.turn(name, low)
    timer = setInterval(() => {
      store.turn(name, Math.min(high, store.values[name] + 1))
      if (store.values[name] >= high) run(false)
    }, CALM.matches ? 700 : 140)
  }
  run(false)
  return play
}
