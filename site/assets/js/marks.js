/**
 * Marks that do something: a click on [data-set-step="12"] puts the figure's knob `step` to 12. All marks of a knob are
 * one stop of the Tab key; the arrow keys go from one to the next. Handles are in handles.js.
 *
 *     marks(store, answers)
 */
import { all } from './dom.js'
import { knobs, sceneKnob } from './page.js'
import { scale } from './scale.js'

const PREFIX = 'data-set-'
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export function marks(store, answers) {
  const wakeAll = () => all('.picture > svg').forEach(sheet => wake(sheet, store))
  answers.watch(news => { if (Object.keys(news.figures ?? {}).length) wakeAll() })
  store.watch((values, changed) => { if ([...changed].some(name => name.includes('/'))) wakeAll() })
  wakeAll()

  document.addEventListener('click', event => set(event.target.closest?.('.picture .mark'), store))
  document.addEventListener('keydown', event => {
    const mark = event.target.closest?.('.picture .mark')
    if (!mark || setsOf(mark).length === 0) return
    if (event.key === 'Enter' || event.key === ' ') set(mark, store)
    else if (event.key in WAYS) {
      const row = settersIn(mark.ownerSVGElement)
      const next = row[row.indexOf(mark) + WAYS[event.key]]
      set(next, store)
      next?.focus()
    } else return
    event.preventDefault()
  })
}

/** [[knob, value], ...] that a click on a mark sets. */
function setsOf(mark) {
  const figure = mark.closest('[data-figure]').dataset.figure
  return [...mark.attributes]
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, value }) => [sceneKnob(figure, name.slice(PREFIX.length)), Number(value)])
    .filter(([name]) => name in knobs)
}

const settersIn = sheet => [...sheet.children].filter(mark => setsOf(mark).length > 0)

function set(mark, store) {
  for (const [name, value] of mark ? setsOf(mark) : []) store.turn(name, scale(knobs[name]).nearest(value))
}

/** Makes buttons of the marks of a sheet, says which of them stand for the present values, and lets Tab find one. */
function wake(sheet, store) {
  const setters = settersIn(sheet)
  const isChosen = mark => setsOf(mark).every(([name, value]) => store.values[name] === value)
  const stop = setters.find(isChosen) ?? setters[0]
  for (const mark of setters) {
    const chosen = isChosen(mark)
    if (mark.classList.contains('chosen') !== chosen) mark.classList.toggle('chosen', chosen)
    const label = mark.dataset.label ?? setsOf(mark).map(([name, value]) => `${knobs[name].name} ${value}`).join(', ')
    put(mark, { role: 'button', 'aria-label': label, 'aria-pressed': String(chosen), tabindex: mark === stop ? '0' : '-1' })
  }
}

/** Writes attributes, only where they differ. */
export function put(mark, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (mark.getAttribute(name) !== String(value)) mark.setAttribute(name, value)
  }
}
