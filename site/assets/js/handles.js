/**
 * Handles: marks with [data-drag] move one or two knobs as they are pulled, or with the arrow keys.
 *
 *     handles({store, answers, step})      step(knob, notches) as in turning.js
 */
import { all } from './dom.js'
import { put } from './marks.js'
import { knobs, sceneKnob } from './page.js'
import { scale } from './scale.js'

const ARROWS = { ArrowRight: ['x', 1], ArrowLeft: ['x', -1], ArrowUp: ['y', 1], ArrowDown: ['y', -1] }

export function handles({ store, answers, step }) {
  const wakeAll = () => all('.picture [data-drag]').forEach(mark => wake(mark, store))
  answers.watch(wakeAll)
  store.watch(wakeAll)
  wakeAll()

  document.addEventListener('pointerdown', event => {
    const mark = event.target.closest?.('.picture [data-drag]')
    if (mark && event.button === 0) pull(mark, event, store)
  })
  document.addEventListener('keydown', event => {
    const mark = event.target.closest?.('.picture [data-drag]')
    if (!mark || !(event.key in ARROWS)) return
    const [way, notches] = ARROWS[event.key]
    const pulls = pullsOf(mark)
    step((pulls[way] ?? Object.values(pulls)[0]).knob, notches)
    event.preventDefault()
  })
}

/** {x: {knob, px, value}, y: ...}, the knobs by the page's names. */
function pullsOf(mark) {
  const figure = mark.closest('[data-figure]').dataset.figure
  return Object.fromEntries(Object.entries(JSON.parse(mark.dataset.drag))
    .map(([way, pull]) => [way, { ...pull, knob: sceneKnob(figure, pull.knob) }])
    .filter(([, { knob }]) => knob in knobs))
}

function wake(mark, store) {
  const names = Object.values(pullsOf(mark)).map(pull => pull.knob)
  if (names.length === 0) return
  const { low, high, name } = knobs[names[0]]
  put(mark, {
    role: 'slider', tabindex: 0, 'aria-label': mark.dataset.label ?? name,
    'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': store.values[names[0]],
    'aria-valuetext': names.map(each => scale(knobs[each]).text(store.values[each])).join(', '),
  })
}

/** From pixels of the sheet to values, each direction its own knob. */
function pull(mark, { pointerId }, store) {
  const sheet = mark.ownerSVGElement
  const pulls = Object.entries(pullsOf(mark))
  const stop = new AbortController()
  const on = (type, listener) => addEventListener(type, event => { if (event.pointerId === pointerId) listener(event) }, { signal: stop.signal })
  document.documentElement.classList.add('turning')
  sheet.setPointerCapture(pointerId)
  on('pointermove', event => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse())
    for (const [way, { knob, px, value }] of pulls) {
      const share = (place[way] - px[0]) / (px[1] - px[0])
      store.turn(knob, scale(knobs[knob]).nearest(value[0] + share * (value[1] - value[0])))
    }
  })
  const end = () => {
    stop.abort()
    document.documentElement.classList.remove('turning')
  }
  on('pointerup', end)
  on('pointercancel', end)
}
