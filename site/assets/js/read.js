/**
 * The page "Read a formula", from top to bottom. The formula's card, its folds, its walk with the arrow keys and what
 * is pointed at are the essays' own modules; what is new is that the formula comes from the reader.
 */
import { makeAttention } from './attention.js'
import { cards } from './cards.js'
import { button, tried } from './dom.js'
import { makeField } from './field.js'
import { folding } from './folding.js'
import { makeLets } from './lets.js'
import { page } from './page.js'
import { pointing } from './pointing.js'
import { python } from './python.js'
import { makeReader } from './reader.js'
import { readState, writeState } from './reading.js'
import { saying } from './saying.js'
import { makeStage } from './stage.js'
import { placeOf } from './things.js'
import { makeSteps } from './steps.js'
import { makeStore } from './store.js'
import { telling } from './telling.js'
import { tools } from './tools.js'
import { walking } from './walking.js'
import { makeWithouts } from './withouts.js'

const store = makeStore({})                                 // its letters have fields instead of knobs
const attention = makeAttention()
const folds = folding()
const { wake } = walking({ attention, fold: folds.toggle, turn: () => {} })
const stage = makeStage({ attention, folds, wake })
const reader = makeReader(python)
const steps = makeSteps()
const lets = makeLets(given => reader.read({ given }))
const withouts = makeWithouts({ reader, stage, changed: remember, choose: latex => choose(latex, {}) })
const field = makeField({
  write: latex => reader.read({ latex }),
  example: number => choose(page.examples[number].latex, page.examples[number].given),
  begin: () => python.want('somebody is about to write a formula'),
})

tried(() => pointing(attention, folds))
tried(() => tools({ store, folds }))
tried(() => cards({ store, attention, answers: stage.answers, folds, actions: thing => [takeOut(thing)] }))
tried(() => saying({ attention, answers: stage.answers, python, store }))

attention.watch(({ held }) => { if (held) keepInView() })

/** On a phone the card is a sheet over the foot of the page: the formula it speaks of stays above it. */
function keepInView() {
  const card = document.querySelector('.card:not([hidden])')
  const math = document.querySelector('#it .stage').getBoundingClientRect()
  if (card && getComputedStyle(card).position === 'fixed' && math.bottom > card.getBoundingClientRect().top) {
    scrollBy({ top: math.bottom - card.getBoundingClientRect().top + 8, behavior: 'instant' })
  }
}

let shown = null, asked = readState(location.search)

function choose(latex, given) {
  field.set(latex)
  lets.forget()
  reader.read({ latex, given })
}

function takeOut(thing) {
  const at = placeOf(thing)
  const name = page.formulas.it.parts[thing]?.name ?? page.formulas.it.nodes[at]
  return at ? button('take-out', 'take it out', () => withouts.take(at, name)) : null
}

reader.watch(({ found, given, trouble }) => {
  field.trouble(trouble)
  fade(Boolean(trouble))
  if (!found || trouble) return
  if (found.mathml !== shown) {
    if (shown !== null) withouts.putBack()
    shown = found.mathml
    stage.show(found)
    telling(found)
    steps.show(found)
  } else {
    stage.show(found)
    steps.value(found)
  }
  lets.show(found, given)
  restore()
  remember()
})

/** What is shown is not what is written: it steps back. */
function fade(stale) {
  for (const id of ['it', 'short', 'said', 'found']) document.getElementById(id).classList.toggle('stale', stale)
}

/** What the address asked for besides the formula, once the formula is there. */
function restore() {
  if (!asked) return
  const { folded, without } = asked
  asked = null
  folds.set(folded)
  if (without) withouts.take(without, page.formulas.it.nodes[without] ?? 'it')
}

function remember() {
  const { latex, given, trouble } = reader.state
  if (!trouble && latex) writeState({ latex, given, folded: folds.list(), without: withouts.place })
}
folds.watch(remember)

python.onstate(({ state, says, loaded, total }) => {
  const part = total ? `, ${Math.round(100 * loaded / total)} %` : ''
  field.waits(state === 'starting' ? `${says}${part}. Until it is there, this page knows its examples only.` : '')
})

const [first] = page.examples
fade(asked.latex !== null)
const known = page.examples.find(example => example.latex === asked.latex)
choose(asked.latex ?? first.latex, asked.given ?? (asked.latex === null ? first : known)?.given ?? {})
document.documentElement.dataset.awake = ''
