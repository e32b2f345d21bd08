/**
 * The door to what answers (acting.js), which is fetched when a reader comes near something that turns or can be pressed.
 * Until it is there the page tells what it holds itself: what stands where no knob is turned. What was touched meanwhile
 * is not lost: turned knobs are in the store, and what was pressed is pressed again.
 *
 *     const answers = answering({store, attention, frames, python, hand, say})
 *     answers.want()          fetches it, once; and everything of answers.js: value, unknown, slopes, renew, watch
 *
 * @typedef {import('./answers.js')} Answers
 */
import { all, tried } from './dom.js'
import { load } from './integrity.js'
import { page } from './page.js'
import { formulaOf, placeOf } from './things.js'

const PRESSED = '.claim, .picture .mark'
const PRESSES = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'click', 'keydown']
const KEYS = /^(Arrow|Enter$| $)/

export function answering(kit) {
  const { store, frames } = kit
  const watchers = [], missed = []
  let real = null, coming = null

  const want = () => coming ??= load(page.acting).then(({ act }) => {
    real = act(kit)
    for (const type of PRESSES) document.removeEventListener(type, keep, true)
    pale(false)
    for (const watcher of watchers) real.watch(watcher)
    for (const { target, event } of missed.splice(0)) target.dispatchEvent(event)
  }).catch(error => {
    console.info(error.message)
    coming = null
  })

  /** Kept for later, a pull with its way; what a link or a key would do meanwhile is not done, and a pull that has ended is none. */
  function keep(event) {
    if (/^pointer(up|cancel)$/.test(event.type)) return missed.splice(0, Infinity, ...missed.filter(each => !isPull(each)))
    if (event.type === 'pointermove') return missed.some(isPull) && missed.push(again(event))
    const target = event.target.closest?.(PRESSED)
    if (!target || event.ctrlKey || event.metaKey || (event.key && !KEYS.test(event.key))) return
    if (event.type === 'click' || event.key === ' ') event.preventDefault()
    missed.push(again(event))
    want()
  }
  for (const type of PRESSES) document.addEventListener(type, keep, true)

  store.watch(values => {
    if (real) return
    want()
    pale(true)
    const news = frames.at(values, { figures: {}, formulas: page.formulas, numbers: Object.keys(page.numbers) })
    for (const watcher of watchers) tried(() => watcher(news))
  })

  return {
    want,
    renew: (...those) => real?.renew(...those),
    watch: watcher => real ? real.watch(watcher) : watchers.push(watcher),
    unknown: id => real ? real.unknown(id) : 'being worked out',
    slopes: id => real ? real.slopes(id) : store.turned().length ? {} : page.formulas[id].slopes,
    value(thing) {
      if (real) return real.value(thing)
      const known = page.formulas[formulaOf(thing)]?.values ?? {}, at = placeOf(thing)
      return at in known ? store.turned().length ? undefined : known[at] : null
    },
  }
}

const again = event => ({ target: event.target, event: new event.constructor(event.type, event) })
const isPull = ({ event }) => event.type.startsWith('pointer')

/** Pictures that do not yet show what is turned. */
const pale = on => { for (const sheet of all('.picture svg')) sheet.classList.toggle('rough', on) }
