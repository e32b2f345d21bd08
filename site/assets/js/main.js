/**
 * The page's behaviour, from top to bottom. Each line is a file, and each file's first comment is its manual.
 *
 * Attention (what is pointed at or held) and the store (what is turned) are the two things that change; everything
 * else watches them. What answers a turn is behind a door, answering.js, and fetched when a reader comes near what turns.
 * The mathematics is behind another, python.js; what it will say has been baked into frames.json.
 */
import { readAddress, writeAddress } from './address.js'
import { answering } from './answering.js'
import { makeAttention } from './attention.js'
import { awakening } from './awakening.js'
import { cards } from './cards.js'
import { choices } from './choices.js'
import { button, tried } from './dom.js'
import { makeFades } from './fades.js'
import { folding } from './folding.js'
import { makeFrames } from './frames.js'
import { gauge } from './gauge.js'
import { guesses } from './guesses.js'
import { numbers } from './numbers.js'
import { bare } from './letters.js'
import { knobs } from './page.js'
import { playing } from './playing.js'
import { pointing } from './pointing.js'
import { present } from './present.js'
import { python } from './python.js'
import { saying } from './saying.js'
import { sliders } from './sliders.js'
import { makeStore } from './store.js'
import { tools } from './tools.js'
import { turning } from './turning.js'
import { waking } from './waking.js'
import { walking } from './walking.js'

const store = makeStore(Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knob.value])))
const attention = makeAttention()
const folds = folding()
const frames = makeFrames()
const hand = tried(() => turning(store), { wake() {}, step() {} })
const answers = answering({ store, attention, frames, python, hand, say: words => say(words) })
const feet = tried(() => walking({ attention, fold: folds.toggle, turn: hand.step }), { wake() {} })
const wake = math => { hand.wake(math); feet.wake(math) }
const say = tried(() => saying({ attention, answers, python, store }), () => {})
const fades = makeFades({ store, attention, answers, python, folds, wake, say, bare })
const actions = thing => fades.offers(thing).map(label => button('fade', label, () => fades.toggle(thing)))

for (const feature of [
  () => pointing(attention, folds),
  () => tools({ store, folds }),
  () => cards({ store, attention, answers, folds, actions }),
  () => sliders(store),
  () => choices(store),
  () => numbers(store, answers),
  () => playing(store),
  () => gauge(store),
  () => awakening(attention),
  () => present(attention),
  () => guesses(attention),
  () => waking({ frames, python, answers }),
]) tried(feature)

tried(() => {
  const asked = readAddress(location.search)
  folds.set(asked.folded)
  for (const thing of asked.without) fades.toggle(thing)
  if (asked.held) attention.hold({ thing: asked.held, letter: null, place: 'formula' })
  for (const [name, value] of asked.turned) store.turn(name, value)
})

const remember = () => writeAddress({
  turned: store.turned().map(name => [name, store.values[name]]),
  folded: folds.list(),
  without: fades.list(),
  held: attention.state.held?.thing ?? null,
})
store.watch(remember)
attention.watch(remember)
folds.watch(remember)
fades.watch(remember)
folds.watch(attention.relight)
document.documentElement.dataset.awake = ''
