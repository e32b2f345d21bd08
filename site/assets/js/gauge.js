/** A thin ruler under a number of the prose while it has the focus or is dragged: its range, and where it stands. */
import { make, says } from './dom.js'
import { knobs } from './page.js'
import { scale } from './scale.js'

export function gauge(store) {
  const [low, dot, high] = ['gauge-low', 'gauge-dot', 'gauge-high'].map(name => make('span', { class: name }))
  const element = make('div', { class: 'gauge', hidden: true, 'aria-hidden': 'true' }, low, make('span', { class: 'gauge-track' }, dot), high)
  document.body.append(element)
  let number = null

  function show() {
    element.hidden = !number
    if (!number) return
    const name = number.dataset.turn, ruler = scale(knobs[name])
    says(low, ruler.text(knobs[name].low))
    says(high, ruler.text(knobs[name].high))
    dot.style.left = `${100 * ruler.at(store.values[name]) / ruler.notches}%`
    const box = number.getBoundingClientRect(), wide = element.offsetWidth
    element.style.left = `${Math.max(8, Math.min(document.documentElement.clientWidth - wide - 8, box.left + (box.width - wide) / 2))}px`
    element.style.top = `${box.bottom + 6}px`
  }

  const on = (type, find, target = document) => target.addEventListener(type, event => {
    number = find(event)
    show()
  }, { passive: true })
  const turnable = ({ target }) => target.closest?.('[data-turn].turnable') ?? target.querySelector?.(':scope.turn [data-turn]') ?? null
  on('focusin', turnable)
  on('focusout', () => null)
  on('pointerdown', turnable)
  on('pointerup', event => turnable({ target: document.activeElement ?? event.target }))
  on('scroll', () => null, window)
  store.watch(show)
}
