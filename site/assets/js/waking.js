/**
 * When what answers, frames and Python are fetched: what answers and frames when a reader comes near something that turns,
 * Python when they take hold of it, or when a figure is near the view and the line is not metered. Before that, nothing.
 *
 *     waking({answers, frames, python})
 */
import { all } from './dom.js'
import { page } from './page.js'

const TURNS = '.turnable, .turn, .claim, input[type="range"][data-knob], .switch, .choice, [data-choice], [data-drag], [data-drawn], .play, .mark[role="button"]'
const KEYS = /^(Arrow|Page|Home|End|\+|-|=|Enter| )/

export function waking({ answers, frames, python }) {
  const near = () => { answers.want(); frames.want() }
  const on = (type, wake) => document.addEventListener(type, event => {
    if (event.target.closest?.(TURNS)) wake(event)
  }, { capture: true, passive: true })

  for (const type of ['pointerover', 'focusin']) on(type, near)
  on('pointerdown', () => python.want('a knob was touched'))
  on('keydown', event => {
    if (KEYS.test(event.key) && (event.target.matches(TURNS) && !walks(event))) python.want('a knob was turned by a key')
  })

  if (!globalThis.IntersectionObserver) return              // what is touched still wakes it
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return
    seen.disconnect()
    near()
    if (!metered()) quietly(() => python.want('a figure is near'))
  }, { rootMargin: '200px' })
  for (const figure of all('.scene[data-figure]')) if (figure.dataset.figure in page.figures) seen.observe(figure)
}

/** On a letter inside a formula the arrow keys walk; only + and - turn. */
const walks = event => event.target.closest('.formula math') && !'+-='.includes(event.key)

function metered() {
  const line = navigator.connection
  return Boolean(line?.saveData || /2g|3g/.test(line?.effectiveType ?? ''))
}

const quietly = then => globalThis.requestIdleCallback ? requestIdleCallback(then, { timeout: 2000 }) : setTimeout(then, 500)
