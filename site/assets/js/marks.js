/**
 * Marks that do something: [data-set-step="12"] puts the figure's knob `step` to 12 when it is clicked, and
 * [data-drag] is a handle that moves one or two knobs as it is pulled, or with the arrow keys.
 *
 *     marks({store, answers, step})      step(knob, notches) as in turning.js
 */
import { all } from './dom.js'
import { knobs, sceneKnob } from './page.js'
import { scale } from './scale.js'

const ARROWS = { ArrowRight: ['x', 1], ArrowLeft: ['x', -1], ArrowUp: ['y', 1], ArrowDown: ['y', -1] }

export function marks({ store, answers, step }) {
  const wakeAll = () => all('.scene svg .mark').forEach(mark => wake(mark, store))
  answers.watch(news => { if (news.figures) wakeAll() })
  store.watch(wakeAll)
  wakeAll()

  document.addEventListener('click', event => set(event.target.closest?.('.scene .mark'), store))
  document.addEventListener('pointerdown', event => {
    const mark = event.target.closest?.('.scene [data-drag]')
    if (mark && event.button === 0) pull(mark, event, store)
  })
  document.addEventListener('keydown', event => {
    const mark = event.target.closest?.('.scene .mark')
    if (!mark) return
    if (event.key === 'Enter' || event.key === ' ') set(mark, store)
    else if (mark.dataset.drag && event.key in ARROWS) {
      const [way, notches] = ARROWS[event.key]
      const pulls = JSON.parse(mark.dataset.drag)
      const { knob } = pulls[way] ?? Object.values(pulls)[0]
      step(nameOf(mark, knob), notches)
    } else return
    event.preventDefault()
  })
}

const nameOf = (mark, knob) => sceneKnob(mark.closest('[data-figure]').dataset.figure, knob)

/** [[knob, value], ...] a click on a mark sets. */
const setsOf = mark => [...mark.attributes]
  .filter(({ name }) => name.startsWith('data-set-'))
  .map(({ name, value }) => [nameOf(mark, name.slice('data-set-'.length)), Number(value)])
  .filter(([name]) => name in knobs)

function set(mark, store) {
  for (const [name, value] of mark ? setsOf(mark) : []) store.turn(name, scale(knobs[name]).nearest(value))
}

/** Gives a mark what a control needs, and says which marks stand for the present values. */
function wake(mark, store) {
  const sets = setsOf(mark)
  if (sets.length) mark.classList.toggle('chosen', sets.every(([name, value]) => store.values[name] === value))
  if (!sets.length && !mark.dataset.drag) return
  const state = mark.dataset.drag ? handle(mark, store) : { role: 'button', 'aria-pressed': mark.classList.contains('chosen') }
  for (const [key, value] of Object.entries({ tabindex: 0, 'aria-label': mark.dataset.label ?? sets.map(([name, value]) => `${knobs[name].name} ${value}`).join(', '), ...state })) {
    if (mark.getAttribute(key) !== String(value)) mark.setAttribute(key, value)
  }
}

function handle(mark, store) {
  const name = nameOf(mark, Object.values(JSON.parse(mark.dataset.drag))[0].knob)
  const { low, high } = knobs[name]
  const now = store.values[name]
  return { role: 'slider', 'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': now, 'aria-valuetext': scale(knobs[name]).text(now) }
}

/** Pulls a handle: pixels of the sheet to values, each direction its own knob. */
function pull(mark, { pointerId }, store) {
  const sheet = mark.ownerSVGElement
  const pulls = Object.entries(JSON.parse(mark.dataset.drag)).map(([way, pull]) => [way, { ...pull, knob: nameOf(mark, pull.knob) }])
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
