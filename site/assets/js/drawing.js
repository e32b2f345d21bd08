/**
 * Drawing by hand: a mark with [data-drawn] is a sheet of drawing paper for a vector. A pointer that sweeps across it sets
 * every entry that it passes; the left and right arrow keys choose an entry, up and down change it.
 *
 *     drawing({store, answers, step})      step(knob, notches) as in turning.js
 *     passed(from, to, count)              the entries between two places of a pointer: pure
 */
import { all } from './dom.js'
import { put } from './marks.js'
import { knobs, sceneKnob } from './page.js'
import { scale } from './scale.js'

const ARROWS = { ArrowRight: ['at', 1], ArrowLeft: ['at', -1], ArrowUp: ['entry', 1], ArrowDown: ['entry', -1],
  PageUp: ['entry', 10], PageDown: ['entry', -10], Home: ['at', -1e6], End: ['at', 1e6] }

export function drawing({ store, answers, step }) {
  const wakeAll = () => all('.picture [data-drawn]').forEach(mark => wake(mark, store))
  answers.watch(wakeAll)
  store.watch(wakeAll)
  wakeAll()

  document.addEventListener('pointerdown', event => {
    const mark = event.target.closest?.('.picture [data-drawn]')
    if (mark && event.button === 0 && event.isPrimary) sweep(mark, event, store)
  })
  document.addEventListener('keydown', event => {
    const mark = event.target.closest?.('.picture [data-drawn]')
    if (!mark || !(event.key in ARROWS) || event.ctrlKey || event.metaKey || event.altKey) return
    const [what, notches] = ARROWS[event.key], paper = paperOf(mark)
    step(what === 'at' ? paper.at : paper.entry(store.values[paper.at]), notches)
    event.preventDefault()
  })
}

/** What is drawn on a mark, the knobs by the page's names. */
function paperOf(mark) {
  const figure = mark.closest('[data-figure]').dataset.figure
  const { knob, at, ...paper } = JSON.parse(mark.dataset.drawn)
  return { ...paper, at: sceneKnob(figure, at), entry: n => sceneKnob(figure, `${knob}:${n}`) }
}

function wake(mark, store) {
  const { at, entry } = paperOf(mark)
  const name = entry(store.values[at])
  if (!(name in knobs)) return
  const { low, high } = knobs[name], value = store.values[name]
  put(mark, {
    role: 'slider', tabindex: 0, 'aria-label': mark.dataset.label ?? knobs[name].name, 'aria-orientation': 'vertical',
    'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': value,
    'aria-valuetext': `${knobs[at].name} ${store.values[at]}: ${scale(knobs[name]).text(value)}`,
  })
}

/** The entries that a pointer passes from one place to the next, with the height at which it does: [[entry, y], ...]; a place is {n, y}. */
export function passed(from, to, count) {
  const first = Math.round(from.n), last = Math.round(to.n), way = Math.sign(last - first)
  const found = []
  for (let n = way ? first + way : last; ; n += way) {
    const share = to.n === from.n ? 1 : Math.min(1, Math.max(0, (n - from.n) / (to.n - from.n)))
    if (n >= 1 && n <= count) found.push([n, from.y + share * (to.y - from.y)])
    if (n === last) return found
  }
}

function sweep(mark, { pointerId, clientX, clientY }, store) {
  const sheet = mark.ownerSVGElement
  const { count, across, px, value, at, entry } = paperOf(mark)
  if (!(entry(1) in knobs)) return
  const placeOf = (x, y) => {
    const place = new DOMPoint(x, y).matrixTransform(sheet.getScreenCTM().inverse())
    return { n: 1 + (count - 1) * (place.x - across[0]) / (across[1] - across[0]), y: place.y }
  }
  const draw = (from, to) => {
    for (const [n, y] of passed(from, to, count)) {
      store.turn(entry(n), scale(knobs[entry(n)]).nearest(value[0] + (y - px[0]) / (px[1] - px[0]) * (value[1] - value[0])))
      store.turn(at, n)
    }
    return to
  }
  const stop = new AbortController()
  const on = (type, listener) => addEventListener(type, event => { if (event.pointerId === pointerId) listener(event) }, { signal: stop.signal })
  document.documentElement.classList.add('turning')
  sheet.setPointerCapture(pointerId)
  let here = placeOf(clientX, clientY)
  draw(here, here)
  on('pointermove', event => {
    const parts = event.getCoalescedEvents?.() ?? []                 // none in an event that is told again (answering.js)
    for (const each of parts.length ? parts : [event]) here = draw(here, placeOf(each.clientX, each.clientY))
  })
  const end = () => {
    stop.abort()
    document.documentElement.classList.remove('turning')
  }
  on('pointerup', end)
  on('pointercancel', end)
}
